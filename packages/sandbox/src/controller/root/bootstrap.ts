import { ARGOCD_NAMESPACE, IN_CLUSTER } from '@argosy/control-plane';
import type { Json } from '@argosy/control-plane';
import { GROUP, VERSION } from '../../kubernetes/kinds';
import { readDraft } from '../../kubernetes/readDraft';
import type { HubContext } from '../HubContext';
import { ROOT } from './readDrafts';
import { rootFolder } from './syncRoot';

const object = (kind: string, name: string, spec: Json) =>
  readDraft({
    apiVersion: `${GROUP}/${VERSION}`,
    kind,
    metadata: { name },
    spec,
  });

/** Creates what an admin creates once: Argo CD's project `default`, the root Application and its project. */
export function bootstrap({ resources, cloneUrl, hub }: HubContext) {
  const { name } = IN_CLUSTER;
  resources.create(
    'appprojects',
    ARGOCD_NAMESPACE,
    object('AppProject', 'default', {
      sourceRepos: ['*'],
      destinations: [{ namespace: '*', server: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    }),
  );
  resources.create(
    'appprojects',
    ARGOCD_NAMESPACE,
    object('AppProject', ROOT, {
      description:
        'Only the root Application; it may write AppProjects and ApplicationSets, nothing else.',
      sourceRepos: [cloneUrl],
      destinations: [{ name, namespace: ARGOCD_NAMESPACE }],
      namespaceResourceWhitelist: [
        { group: GROUP, kind: 'AppProject' },
        { group: GROUP, kind: 'ApplicationSet' },
      ],
    }),
  );
  resources.create(
    'applications',
    ARGOCD_NAMESPACE,
    object('Application', ROOT, {
      project: ROOT,
      source: {
        repoURL: cloneUrl,
        targetRevision: 'main',
        path: rootFolder(hub),
        directory: {
          recurse: true,
          include: '*/{appproject,applicationset}.yaml',
        },
      },
      destination: { name, namespace: ARGOCD_NAMESPACE },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: [
          'PrunePropagationPolicy=background',
          'ApplyOutOfSyncOnly=true',
        ],
      },
    }),
  );
}
