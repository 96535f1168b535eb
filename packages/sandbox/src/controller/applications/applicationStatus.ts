import { dig, isObject, objects, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { ApiObject } from '../../kubernetes/objects';
import { timestamp } from '../../kubernetes/Resources';
import type { Health } from './LiveApplications';
import type { ApplicationSpec } from './readApplication';
import type { Manifests, Rendered } from '../repository/renderOverlay';

export interface StatusChange {
  sync: 'Synced' | 'OutOfSync' | 'Unknown';
  health: Health;
  revision?: string;
  /** Undefined leaves what the status shows. */
  manifests?: Manifests;
  images?: string[];
  conditions?: Array<{ type: string; message: string }>;
  operationState?: JsonObject;
  /** A finished sync, which is added to the history. */
  deployed?: { revision: string; startedAt: string };
}

const HISTORY = 10;

const WORKLOADS = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet'];

export const isWorkload = ({ kind }: Rendered) => WORKLOADS.includes(kind);

export const imagesOf = ({ resources }: Manifests): string[] =>
  [
    ...new Set(resources.filter(isWorkload).flatMap(each => each.images)),
  ].sort();

const byGroupAndName = (a: Rendered, b: Rendered) =>
  `${a.group}/${a.kind}/${a.name}` < `${b.group}/${b.kind}/${b.name}` ? -1 : 1;

const objectAt = (value: unknown, key: string) => {
  const found = dig(value, key);
  return isObject(found) ? { [key]: found } : {};
};

function conditionsOf(before: unknown, desired: StatusChange['conditions']) {
  if (!desired?.length) return {};
  const known = objects(before, 'conditions');
  return {
    conditions: desired.map(({ type, message }) => ({
      type,
      message,
      lastTransitionTime:
        known.find(each => each.type === type && each.message === message)
          ?.lastTransitionTime ?? timestamp(),
    })),
  };
}

function historyOf(
  before: unknown,
  spec: ApplicationSpec,
  deployed: StatusChange['deployed'],
) {
  const history = objects(before, 'history');
  if (!deployed) return history.length > 0 ? { history } : {};
  const last = history.at(-1);
  const entry = {
    id: typeof last?.id === 'number' ? last.id + 1 : 0,
    revision: deployed.revision,
    deployStartedAt: deployed.startedAt,
    deployedAt: timestamp(),
    initiatedBy: { automated: true },
    source: spec.source,
  };
  return { history: [...history, entry].slice(-HISTORY) };
}

function resourcesOf(
  before: unknown,
  spec: ApplicationSpec,
  change: StatusChange,
) {
  const { manifests, sync } = change;
  if (!manifests) return { resources: objects(before, 'resources') };
  const shown = manifests.resources.filter(each => !each.hook);
  return {
    resources: shown
      .sort(byGroupAndName)
      .map(({ group, version, kind, name }) => ({
        ...(group ? { group } : {}),
        version,
        kind,
        name,
        namespace: spec.namespace,
        status: sync,
      })),
  };
}

/** Makes the status of an Application, in the shape that recordings of Argo CD show. */
export function applicationStatus(
  { status: before }: ApiObject,
  spec: ApplicationSpec,
  change: StatusChange,
): JsonObject {
  const { sync, health, revision, images, operationState } = change;
  const sameHealth = text(before, 'health', 'status') === health;
  const { source, destination } = spec;
  return {
    controllerNamespace: 'argocd',
    ...conditionsOf(before, change.conditions),
    health: {
      status: health,
      lastTransitionTime:
        (sameHealth && text(before, 'health', 'lastTransitionTime')) ||
        timestamp(),
    },
    ...historyOf(before, spec, change.deployed),
    ...(operationState
      ? { operationState }
      : objectAt(before, 'operationState')),
    reconciledAt: timestamp(),
    resourceHealthSource: 'appTree',
    ...resourcesOf(before, spec, change),
    sourceHydrator: {},
    sourceType: 'Kustomize',
    summary: images ? { images } : (objectAt(before, 'summary').summary ?? {}),
    sync: {
      status: sync,
      comparedTo: { source, destination },
      ...(revision ? { revision } : {}),
    },
  };
}
