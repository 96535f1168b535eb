import {
  at,
  JsonObject,
  listAt,
  objectAt,
  textAt,
} from '../../expansion/files/json';
import { nameOf } from '../kustomize';
import { containersOf, podResources, podSpecOf } from '../pods';
import { Violation, defineRule } from '../rule';
import { Located } from '../ruleContext';

export const K005 = defineRule({
  id: 'K005',
  title: 'Workloads carry labels and probes, and run with restricted rights',
  severity: 'error',
  *find(context) {
    for (const located of context.ofKind('Kustomization'))
      yield* judgeLabels(located);
    for (const located of podResources(context)) yield* judgePods(located);
  },
});

function* judgeLabels({ path, document }: Located): Iterable<Violation> {
  if (at(document, 'commonLabels') !== undefined) {
    yield {
      path,
      message:
        'commonLabels is deprecated and adds to selectors, which cannot be changed later.',
      remedy:
        'Use labels with includeSelectors: false and includeTemplates: true.',
    };
  }
  const labels = listAt(document, 'labels');
  if (labels.some(entry => at(entry, 'includeSelectors') === true)) {
    yield {
      path,
      message: 'The labels go into selectors, which cannot be changed later.',
      remedy: 'Set includeSelectors: false.',
    };
  }
  const pairs = Object.assign(
    {},
    ...labels.map(entry => objectAt(entry, 'pairs')),
  );
  if (
    /^services\/[^/]+\/base\//.test(path) &&
    !Object.hasOwn(pairs, 'backstage.io/kubernetes-id')
  ) {
    yield {
      path,
      severity: 'warning',
      message:
        'Backstage cannot tell whose these resources are: the label backstage.io/kubernetes-id is missing.',
      remedy: 'Add it under labels.',
    };
  }
}

function* judgePods({ path, document }: Located): Iterable<Violation> {
  const name = nameOf(document);
  const pod = podSpecOf(document);
  const isJob = document.kind === 'Job' || document.kind === 'CronJob';
  for (const container of containersOf(document)) {
    const here = `The container ${textAt(container, 'name')} of ${name}`;
    const serves = listAt(container, 'ports').length > 0;
    if (serves && !isJob && at(container, 'readinessProbe') === undefined) {
      yield {
        path,
        message: `${here} has a port and no readiness probe: it gets traffic before it can answer.`,
        remedy: 'Add a readinessProbe.',
      };
    }
    if (!isRestricted(pod, container)) {
      yield {
        path,
        message: `${here} runs with more rights than the namespace allows (pod security "restricted").`,
        remedy:
          'Set runAsNonRoot, seccompProfile RuntimeDefault, allowPrivilegeEscalation: false, and drop ALL capabilities.',
      };
    }
  }
}

function isRestricted(pod: JsonObject, container: JsonObject): boolean {
  const either = (...key: string[]) =>
    at(container, 'securityContext', ...key) ??
    at(pod, 'securityContext', ...key);
  return (
    either('runAsNonRoot') === true &&
    ['RuntimeDefault', 'Localhost'].includes(
      String(either('seccompProfile', 'type')),
    ) &&
    at(container, 'securityContext', 'allowPrivilegeEscalation') === false &&
    listAt(container, 'securityContext', 'capabilities', 'drop').includes('ALL')
  );
}
