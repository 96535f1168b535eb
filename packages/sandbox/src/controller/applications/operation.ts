import type { JsonObject } from '@argosy/control-plane';
import { timestamp } from '../../kubernetes/Resources';
import type { ApplicationSpec } from './readApplication';
import type { Manifests, Rendered } from '../repository/renderOverlay';

/** The operation of a sync that Argo CD starts by itself. */
export const automatedOperation = (
  spec: ApplicationSpec,
  revision: string,
): JsonObject => ({
  initiatedBy: { automated: true },
  ...(spec.retry ? { retry: spec.retry } : {}),
  sync: {
    ...(spec.prune ? { prune: true } : {}),
    revision,
    source: spec.source,
    ...(spec.syncOptions.length > 0 ? { syncOptions: spec.syncOptions } : {}),
  },
});

const qualified = ({ group, kind, name }: Rendered) =>
  `${group ? `${group}/` : ''}${kind}/${name}`;

/** Says what a sync waits for, in Argo CD's words. */
export function waitingFor({ resources }: Manifests): string {
  const hook = resources.find(each => each.hook);
  if (hook) return `waiting for completion of hook ${qualified(hook)}`;
  const workload =
    resources.find(({ kind }) => kind === 'Deployment' || kind === 'Rollout') ??
    resources.at(0);
  return workload ? `waiting for healthy state of ${qualified(workload)}` : '';
}

const applied = (
  { group, version, kind, name, images, hook }: Rendered,
  namespace: string,
): JsonObject => ({
  group,
  version,
  kind,
  name,
  namespace,
  hookPhase: hook ? 'Succeeded' : 'Running',
  ...(hook ? { hookType: hook } : {}),
  ...(images.length > 0 ? { images } : {}),
  message: hook
    ? 'Reached expected number of succeeded pods'
    : `${kind.toLowerCase()}${group ? `.${group}` : ''}/${name} configured`,
  status: 'Synced',
  syncPhase: hook ?? 'Sync',
});

/** Makes `status.operationState`, for a sync that runs or has `finished`. */
export function operationState(options: {
  spec: ApplicationSpec;
  manifests: Manifests;
  revision: string;
  startedAt: string;
  message?: string;
  finished?: boolean;
}): JsonObject {
  const { spec, manifests, revision, startedAt, message, finished } = options;
  return {
    phase: finished ? 'Succeeded' : 'Running',
    ...(message ? { message } : {}),
    operation: automatedOperation(spec, revision),
    startedAt,
    ...(finished ? { finishedAt: timestamp() } : {}),
    syncResult: {
      revision,
      source: spec.source,
      ...(spec.managedNamespaceMetadata
        ? { managedNamespaceMetadata: spec.managedNamespaceMetadata }
        : {}),
      resources: finished
        ? manifests.resources.map(each => applied(each, spec.namespace))
        : [],
    },
  };
}
