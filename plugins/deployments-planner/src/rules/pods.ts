import {
  JsonObject,
  JsonValue,
  listAt,
  objectAt,
  textsAt,
} from '../expansion/files/json';
import { isPatch } from './kustomize';
import { Located, RuleContext } from './ruleContext';

const TEMPLATE: Record<string, string[]> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

const isKnown = (kind: JsonValue | undefined): kind is string =>
  typeof kind === 'string' && Object.hasOwn(TEMPLATE, kind);

export const runsPods = ({ document }: Located) => isKnown(document.kind);

/** The annotations of the pods that a resource runs. */
export const podAnnotationsOf = (document: JsonObject) =>
  isKnown(document.kind)
    ? textsAt(document, ...TEMPLATE[document.kind], 'metadata', 'annotations')
    : {};

/** The pod spec of a resource that runs pods; empty for others. */
export const podSpecOf = (document: JsonObject): JsonObject =>
  isKnown(document.kind)
    ? objectAt(document, ...TEMPLATE[document.kind], 'spec')
    : {};

export const containersOf = (document: JsonObject): JsonObject[] =>
  ['initContainers', 'containers']
    .flatMap(key => listAt(podSpecOf(document), key))
    .map(container => objectAt(container));

/** Whole resources that run pods, those of patches left out. */
export const podResources = (context: RuleContext) =>
  context.documents.filter(
    located =>
      located.path.startsWith('services/') &&
      !isPatch(located.path) &&
      runsPods(located),
  );
