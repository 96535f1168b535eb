import { listAt, textAt } from '../../expansion/files/json';
import { parseImage } from '@argosy/plugin-deployments-common';
import { isPatch, nameOf, Overlay, overlaysOf } from '../kustomize';
import { containersOf } from '../pods';
import { Violation, defineRule } from '../rule';
import { Located } from '../ruleContext';

const HOOK = 'argocd.argoproj.io/hook';
const POLICY = 'argocd.argoproj.io/hook-delete-policy';

const isHookJob = ({ document }: Located) =>
  document.kind === 'Job' &&
  textAt(document, 'metadata', 'annotations', HOOK) !== '';

export const K012 = defineRule({
  id: 'K012',
  title: 'A hook can run again after it failed, with the image of its workload',
  severity: 'error',
  *find(context) {
    for (const located of context.documents) {
      if (isHookJob(located) && !isPatch(located.path))
        yield* judgePolicy(located);
    }
    for (const overlay of overlaysOf(context)) yield* judgeImages(overlay);
  },
});

function* judgePolicy({ path, document }: Located): Iterable<Violation> {
  const policy = textAt(document, 'metadata', 'annotations', POLICY);
  if (
    policy === '' ||
    policy.split(',').some(p => p.trim() === 'BeforeHookCreation')
  )
    return;
  yield {
    path,
    message: `A failed Job ${nameOf(document)} stays, and the next sync cannot replace it.`,
    remedy: `Set ${POLICY}: BeforeHookCreation,HookSucceeded.`,
  };
}

function* judgeImages({
  path,
  kustomization,
  resources,
}: Overlay): Iterable<Violation> {
  const named = new Set(
    listAt(kustomization, 'images').map(image => textAt(image, 'name')),
  );
  for (const { document } of resources.filter(isHookJob)) {
    for (const container of containersOf(document)) {
      const image = textAt(container, 'image');
      const { name = '' } = parseImage(image) ?? {};
      if (named.has(name)) continue;
      yield {
        path,
        message: `The hook ${nameOf(document)} runs ${image}, which no entry of images moves: after a promotion it would run the old one.`,
        remedy: 'Use the image of the workload, and name it under images.',
      };
    }
  }
}
