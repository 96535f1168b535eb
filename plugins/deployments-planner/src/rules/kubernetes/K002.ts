import { at, textAt } from '../../expansion/files/json';
import { isPatch, nameOf } from '../kustomize';
import { containersOf, runsPods } from '../pods';
import { Violation, defineRule } from '../rule';
import { Located } from '../ruleContext';

export const K002 = defineRule({
  id: 'K002',
  title: 'Images and replicas are set by transformers, selectors by the base',
  severity: 'error',
  *find(context) {
    for (const located of context.documents) {
      if (isPatch(located.path) && runsPods(located)) yield* judge(located);
    }
  },
});

function* judge({ path, document }: Located): Iterable<Violation> {
  const name = `${textAt(document, 'kind')} ${nameOf(document)}`;
  if (
    containersOf(document).some(container => textAt(container, 'image') !== '')
  ) {
    yield {
      path,
      message: `The patch of ${name} sets an image: promotion would have to edit each patch.`,
      remedy: 'Set it under images in the kustomization.',
    };
  }
  // The replicas transformer knows no Rollout.
  if (
    document.kind !== 'Rollout' &&
    at(document, 'spec', 'replicas') !== undefined
  ) {
    yield {
      path,
      message: `The patch of ${name} sets replicas.`,
      remedy: 'Set them under replicas in the kustomization.',
    };
  }
  if (at(document, 'spec', 'selector') !== undefined) {
    yield {
      path,
      message: `The patch of ${name} repeats the selector, which cannot be changed later.`,
      remedy: 'Leave the selector to the base.',
    };
  }
}
