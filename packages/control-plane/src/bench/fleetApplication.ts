import { ARGOCD_NAMESPACE, CLUSTERS } from '../clusters';
import type { JsonObject } from '../json';

const KINDS = [
  'ConfigMap',
  'Service',
  'ServiceAccount',
  'Deployment',
  'HTTPRoute',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
];

const repoURL = 'https://git.example.com/bench/gitops.git';

/**
 * Makes an Application as large fleets have them: about 8 kB, most of it history and the result of its sync. It
 * has no repository. Six in a row belong to one service.
 */
export function fleetApplication(
  index: number,
  at: string,
  revision: string,
): JsonObject {
  const service = `bench-${String(Math.floor(index / 6)).padStart(5, '0')}`;
  const environment = ['dev', 'staging', 'prod'][index % 3];
  const { name: cluster, labels } =
    CLUSTERS[Math.floor(index / 3) % CLUSTERS.length];
  const name = `${service}-${environment}-${cluster}`;
  const namespace = `${service}-${environment}`;
  const source = {
    repoURL,
    targetRevision: 'main',
    path: `services/${service}/overlays/${environment}/${cluster}`,
  };
  const destination = { name: cluster, namespace };
  const resources = Array.from({ length: 16 }, (_, nth) => ({
    group: 'apps',
    version: 'v1',
    kind: KINDS[nth % KINDS.length],
    name: `workload-${nth}`,
    namespace,
    status: 'Synced',
  }));
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      labels: {
        'argosy.dev/service': service,
        'argosy.dev/environment': environment,
        'argosy.dev/region': labels.region,
        'argosy.dev/cluster': cluster,
      },
      annotations: { 'argosy.dev/entity-ref': `component:default/${service}` },
    },
    spec: {
      project: 'default',
      source,
      destination,
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
    status: {
      controllerNamespace: ARGOCD_NAMESPACE,
      health: { status: 'Healthy', lastTransitionTime: at },
      history: Array.from({ length: 4 }, (_, id) => ({
        id,
        revision,
        deployStartedAt: at,
        deployedAt: at,
        initiatedBy: { automated: true },
        source,
      })),
      operationState: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        operation: {
          initiatedBy: { automated: true },
          sync: { prune: true, revision, source },
        },
        startedAt: at,
        finishedAt: at,
        syncResult: {
          revision,
          source,
          resources: resources.map(each => ({
            ...each,
            hookPhase: 'Running',
            syncPhase: 'Sync',
            message: `${each.kind.toLowerCase()}/${each.name} configured`,
          })),
        },
      },
      reconciledAt: at,
      resources,
      summary: {
        images: [
          `registry.example.com/${service}/api:1.${index % 50}.0@sha256:${revision}${revision.slice(0, 24)}`,
        ],
      },
      sync: { status: 'Synced', revision, comparedTo: { source, destination } },
    },
  };
}
