import { objects } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';
import type { KubeApi } from '../kubernetes/KubeApi';

const ROUTES = {
  root: '/apis/gateway.networking.k8s.io/v1',
  plural: 'httproutes',
};
const SCALERS = {
  root: '/apis/autoscaling/v2',
  plural: 'horizontalpodautoscalers',
};

const holds = (
  type: string,
  reason: string,
  generation: Json = 1,
): JsonObject => ({
  type,
  reason,
  status: 'True',
  message: '',
  lastTransitionTime: '2026-11-21T10:00:00Z',
  observedGeneration: generation,
});

/** What a gateway says of a route that it takes. */
const routeStatus = ({ metadata, spec }: JsonObject): JsonObject => ({
  parents: objects(spec, 'parentRefs').map(({ name, namespace }) => ({
    parentRef: { name, namespace },
    controllerName: 'lab.argosy.dev/gateway',
    conditions: ['Accepted', 'ResolvedRefs'].map(type =>
      holds(type, type, Object(metadata).generation),
    ),
  })),
});

/** What an autoscaler says that has its metrics. */
const scalerStatus = (): JsonObject => ({
  currentReplicas: 2,
  desiredReplicas: 2,
  currentMetrics: [],
  conditions: [
    {
      ...holds('AbleToScale', 'ReadyForNewScale'),
      observedGeneration: undefined,
    },
  ],
});

/**
 * A gateway and an autoscaler's metrics are what the lab has not: without their word no Application with a route or an
 * autoscaler becomes Healthy. They say so here for all that stands in these namespaces.
 */
export async function standIn(api: KubeApi, namespaces: ReadonlySet<string>) {
  for (const [{ root, plural }, statusOf] of [
    [ROUTES, routeStatus],
    [SCALERS, scalerStatus],
  ] as const) {
    for (const object of objects(await api.get(`${root}/${plural}`), 'items')) {
      const { name, namespace } = Object(object.metadata);
      if (!namespaces.has(namespace)) continue;
      await api.patch(
        `${root}/namespaces/${namespace}/${plural}/${name}/status`,
        {
          status: statusOf(object),
        },
      );
    }
  }
}
