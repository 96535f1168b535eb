import type { JsonObject } from '@argosy/control-plane';
import { isBroken } from '../controller/repository/images';
import type {
  Manifests,
  Rendered,
} from '../controller/repository/renderOverlay';
import { hash, treeNode, uidOf } from './treeNode';
import type { TreeRequest } from './treeNode';

function pullError(image: string) {
  return `Failed to pull image "${image}": rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`;
}

const parent = ({
  group,
  version,
  kind,
  namespace,
  name,
  uid,
}: JsonObject) => ({
  ...(group ? { group } : {}),
  version,
  kind,
  namespace,
  name,
  uid,
});

function workloadHealth(resource: Rendered, request: TreeRequest): JsonObject {
  const { live, degraded } = request;
  const broken = live.health === 'Degraded' && resource.images.some(isBroken);
  if (broken || degraded !== undefined) {
    return resource.kind === 'Rollout'
      ? {
          status: 'Degraded',
          message: `ProgressDeadlineExceeded: ReplicaSet "${resource.name}" has timed out progressing.`,
        }
      : {
          status: 'Degraded',
          message: `Deployment "${resource.name}" exceeded its progress deadline`,
        };
  }
  if (live.health === 'Suspended' && resource.pauseMs !== undefined) {
    return { status: 'Suspended', message: 'CanaryPauseStep' };
  }
  if (live.health === 'Progressing') {
    return {
      status: 'Progressing',
      message: `Waiting for rollout to finish: 1 out of ${resource.replicas} new replicas have been updated...`,
    };
  }
  return { status: 'Healthy' };
}

function pods(
  request: TreeRequest,
  resource: Rendered,
  replicaSet: JsonObject,
  count: number,
) {
  const { live, namespace, degraded } = request;
  const image = resource.images.find(isBroken);
  const pulling = live.health === 'Progressing' && image === undefined;
  const wait = image
    ? { reason: 'ErrImagePull', message: pullError(image) }
    : degraded !== undefined && {
        reason: 'CrashLoopBackOff',
        message: degraded,
      };
  return Array.from({ length: count }, (_, index): JsonObject => {
    const name = `${replicaSet.name}-${hash(String(replicaSet.uid), String(index)).slice(0, 5)}`;
    const status = wait
      ? wait.reason
      : (pulling && 'ContainerCreating') || 'Running';
    const health = wait
      ? { status: 'Degraded', message: wait.message }
      : { status: pulling ? 'Progressing' : 'Healthy' };
    return {
      version: 'v1',
      kind: 'Pod',
      namespace,
      name,
      uid: uidOf(request.uid, 'Pod', name),
      parentRefs: [parent(replicaSet)],
      info: [
        { name: 'Status Reason', value: status },
        { name: 'Containers', value: `${status === 'Running' ? 1 : 0}/1` },
      ],
      resourceVersion: String(live.release),
      images: resource.images,
      health,
      createdAt: live.since,
    };
  });
}

function replicaSetOf(
  request: TreeRequest,
  owner: JsonObject,
  release: number,
  manifests: Manifests,
) {
  const name = `${owner.name}-${hash(manifests.digest, String(owner.name)).slice(0, 9)}`;
  return {
    group: 'apps',
    version: 'v1',
    kind: 'ReplicaSet',
    namespace: request.namespace,
    name,
    uid: uidOf(request.uid, 'ReplicaSet', name),
    parentRefs: [parent(owner)],
    info: [{ name: 'Revision', value: `Rev:${release}` }],
    resourceVersion: String(release),
    health: { status: 'Healthy' },
    createdAt: request.live.createdAt,
  };
}

/** Makes the nodes of a workload, its ReplicaSets and their Pods. */
export function workloadNodes(
  request: TreeRequest,
  resource: Rendered,
): JsonObject[] {
  const { live } = request;
  const owner = {
    ...treeNode(request, resource),
    info: [{ name: 'Revision', value: `Rev:${live.release}` }],
    health: workloadHealth(resource, request),
  };
  const current = replicaSetOf(request, owner, live.release, live.manifests);
  const before = live.previous?.resources.find(
    ({ kind, name }) => kind === resource.kind && name === resource.name,
  );
  const old =
    live.previous && before
      ? [replicaSetOf(request, owner, live.release - 1, live.previous)]
      : [];
  // while a release is held up the one before it still serves; a canary has its first Pod
  const heldUp =
    before?.images.join() !== resource.images.join() &&
    before !== undefined &&
    live.health !== 'Healthy';
  return [
    owner,
    current,
    ...pods(request, resource, current, heldUp ? 1 : resource.replicas),
    ...old,
    ...(heldUp
      ? old.flatMap(set =>
          pods(
            {
              ...request,
              live: { ...live, health: 'Healthy' },
              degraded: undefined,
            },
            before,
            set,
            before.replicas,
          ),
        )
      : []),
  ];
}
