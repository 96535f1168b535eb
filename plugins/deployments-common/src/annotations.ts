/** Labels and annotations that we write. @public */
export const ARGOSY = {
  service: 'argosy.dev/service',
  environment: 'argosy.dev/environment',
  region: 'argosy.dev/region',
  cluster: 'argosy.dev/cluster',
  workload: 'argosy.dev/workload',
  requestedBy: 'argosy.dev/requested-by',
  entityRef: 'argosy.dev/entity-ref',
} as const;

/** Annotations of catalog entities that we read; other Argo CD plugins read them too. @public */
export const ENTITY = {
  appName: 'argocd/app-name',
  appSelector: 'argocd/app-selector',
  appNamespace: 'argocd/app-namespace',
  projectName: 'argocd/project-name',
  instanceName: 'argocd/instance-name',
  secretsPath: 'vault.io/secrets-path',
  secretsEngine: 'vault.io/secrets-engine',
  kubernetesId: 'backstage.io/kubernetes-id',
} as const;

/** Characters of an annotation of {@link ENTITY} beyond which it is refused. @public */
export const ANNOTATION_LIMIT = 2048;

/**
 * Channel of our signals; message `{all: true}`, or `{ids, secrets}`: what changed, and of which secrets or Vaults
 * something did, each as the `signal` that answers carry. @public
 */
export const SIGNALS_CHANNEL = 'deployments';

/** Topic of the event that says the list of services has changed. @public */
export const SERVICES_CHANGED_TOPIC = 'deployments.services-changed';
