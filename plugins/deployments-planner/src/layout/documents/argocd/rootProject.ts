import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { Fleet } from '@argosy/plugin-deployments-common';
import { emit } from '../../yaml/emit';
import { ROOT } from './rootApplication';

/** The project of the root Application. */
export function rootProject(
  hub: Fleet['hubs'][number],
  { gitops }: Fleet,
): string {
  const resource: IAppProject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: ROOT, namespace: hub.namespace },
    spec: {
      description:
        'Only the root Application; it may write AppProjects and ApplicationSets, nothing else.',
      sourceRepos: [gitops.repository],
      destinations: [{ name: 'in-cluster', namespace: hub.namespace }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'ApplicationSet' },
      ],
    },
  };
  return emit(resource);
}
