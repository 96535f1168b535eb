import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../json';

/** Makes a name that no earlier run has used. */
export const uniqueName = (what: string) =>
  `${what}-${randomBytes(3).toString('hex')}`;

/** Makes an Application that cannot be synced: its repository does not exist. */
export const idleApplication = (
  name: string,
  labels?: Record<string, string>,
): JsonObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, labels },
  spec: {
    project: 'default',
    source: {
      repoURL: 'https://git.invalid/idle.git',
      targetRevision: 'main',
      path: 'idle',
    },
    destination: { name: 'in-cluster', namespace: 'idle' },
  },
});

export interface Delivery {
  /** The name of project, set and service alike. */
  name: string;
  repository: string;
  cluster: string;
  policy: 'sync' | 'create-update';
  /** Without automated sync. */
  manual?: boolean;
  /** The set has Argo CD's finalizer, and releases its Applications before it goes. */
  finalizer?: boolean;
}

/** Argo CD's finalizer, on Applications and sets alike. */
export const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

const yaml = (...documents: JsonObject[]) =>
  documents.map(each => JSON.stringify(each, null, 2)).join('\n---\n');

const namespaceOf = ({ name }: Delivery) => `${name}-dev`;

/** The AppProject and ApplicationSet of a service, in the shape that the product writes. */
export function setFiles(delivery: Delivery): Record<string, string> {
  const { name, repository, cluster, policy } = delivery;
  const namespace = namespaceOf(delivery);
  const of = (
    kind: string,
    spec: JsonObject,
    metadata: JsonObject = {},
  ): JsonObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'argocd', ...metadata },
    spec,
  });
  return {
    [`argocd/${name}/appproject.yaml`]: yaml(
      of(
        'AppProject',
        {
          sourceRepos: [repository],
          destinations: [{ name: cluster, namespace }],
          clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
        },
        // before the set: a set without its project waits three minutes
        { annotations: { 'argocd.argoproj.io/sync-wave': '-1' } },
      ),
    ),
    [`argocd/${name}/applicationset.yaml`]: yaml(
      of(
        'ApplicationSet',
        {
          goTemplate: true,
          goTemplateOptions: ['missingkey=error'],
          generators: [
            {
              git: {
                repoURL: repository,
                revision: 'main',
                files: [
                  { path: `services/${name}/overlays/dev/*/config.json` },
                ],
              },
            },
          ],
          syncPolicy: {
            applicationsSync: policy,
            ...(policy === 'sync' ? {} : { preserveResourcesOnDeletion: true }),
          },
          template: {
            metadata: {
              name: '{{ .application }}',
              labels: { 'argosy.dev/service': '{{ .service }}' },
            },
            spec: {
              project: name,
              source: {
                repoURL: repository,
                targetRevision: 'main',
                path: '{{ .path.path }}',
              },
              destination: {
                name: '{{ .cluster }}',
                namespace: '{{ .namespace }}',
              },
              syncPolicy: {
                ...(delivery.manual
                  ? {}
                  : { automated: { prune: true, selfHeal: true } }),
                syncOptions: ['CreateNamespace=true'],
              },
            },
          },
        },
        delivery.finalizer ? { finalizers: [FINALIZER] } : {},
      ),
    ),
  };
}

export const configPath = ({ name, cluster }: Delivery) =>
  `services/${name}/overlays/dev/${cluster}/config.json`;

/** The overlay of one target, with a single workload at this tag. */
export function overlayFiles(
  delivery: Delivery,
  tag: string,
): Record<string, string> {
  const { name, cluster } = delivery;
  const folder = `services/${name}/overlays/dev/${cluster}`;
  return {
    [`services/${name}/base/web/kustomization.yaml`]: yaml({
      resources: ['deployment.yaml'],
    }),
    [`services/${name}/base/web/deployment.yaml`]: yaml({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 1,
        progressDeadlineSeconds: 5,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [
              { name: 'web', image: 'registry.example.com/web:set-by-overlay' },
            ],
          },
        },
      },
    }),
    [`${folder}/kustomization.yaml`]: yaml({
      resources: ['../../../base/web'],
      images: [{ name: 'registry.example.com/web', newTag: tag }],
    }),
    [configPath(delivery)]: JSON.stringify(configOf(delivery)),
  };
}

export const configOf = (delivery: Delivery) => ({
  application: `${delivery.name}-dev-${delivery.cluster}`,
  service: delivery.name,
  environment: 'dev',
  cluster: delivery.cluster,
  namespace: namespaceOf(delivery),
});
