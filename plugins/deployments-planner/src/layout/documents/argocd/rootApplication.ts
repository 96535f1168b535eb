import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { Fleet } from '@argosy/plugin-deployments-common';
import { emit } from '../../yaml/emit';
import { hubFolder } from '../../projectFiles';

export const ROOT = 'gitops-root';

/** The Application that an admin makes once per hub; it applies all sets and projects. */
export function rootApplication(
  hub: Fleet['hubs'][number],
  fleet: Fleet,
): string {
  const resource: IApplication = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: ROOT, namespace: hub.namespace },
    spec: {
      project: ROOT,
      source: {
        repoURL: fleet.gitops.repository,
        targetRevision: fleet.gitops.branch,
        path: hubFolder(fleet, hub.name).replace(/\/$/, ''),
        directory: {
          recurse: true,
          include: '*/{appproject,applicationset}.yaml',
        },
      },
      destination: { name: 'in-cluster', namespace: hub.namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: [
          'PrunePropagationPolicy=background',
          'ApplyOutOfSyncOnly=true',
        ],
        retry: {
          limit: 5,
          refresh: true,
          backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
        },
      },
    },
  };
  return emit(resource, [
    [
      ['metadata'],
      'no finalizer: deleting the root must never delete what hangs below it',
    ],
    [
      ['spec', 'syncPolicy', 'syncOptions', 0],
      "foreground would delete the Applications before the set's finalizer can free them",
    ],
    [
      ['spec', 'syncPolicy', 'syncOptions', 1],
      'else each change applies the projects and sets of all teams anew',
    ],
  ]);
}
