import { isWorkload } from '../controller/applicationStatus';
import type { JsonObject } from '@argosy/control-plane';
import { treeNode } from './treeNode';
import type { TreeRequest } from './treeNode';
import { workloadNodes } from './workloadNodes';

const WITH_HEALTH = [
  'Service',
  'HTTPRoute',
  'Ingress',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'Job',
];

/** `GET /api/v1/applications/<name>/resource-tree`: what would run, and why it does not. */
export function toResourceTree(request: TreeRequest): JsonObject {
  const nodes = request.live.manifests.resources.flatMap(resource => {
    if (isWorkload(resource)) return workloadNodes(request, resource);
    const health = WITH_HEALTH.includes(resource.kind)
      ? { health: { status: 'Healthy' } }
      : {};
    return [{ ...treeNode(request, resource), ...health }];
  });
  return { nodes };
}
