import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { Fleet } from '@argosy/plugin-deployments-common';
import { emit } from '../../yaml/emit';
import { ProjectFiles } from '../../projectFiles';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** A new AppProject. One that stands is edited, never written anew. */
export function appProject(project: ProjectFiles, { gitops }: Fleet): string {
  const { name, namespace, guarded } = project;
  const resource: IAppProject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace,
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      annotations: { [WAVE]: '-1' },
    },
    spec: {
      description: `Services of the project ${name.replace(/-[^-]+$/, '')}, ${guarded ? 'guarded environments' : 'before production'}.`,
      sourceRepos: [gitops.repository],
      destinations: project.destinations.map(entry => ({
        name: entry.name,
        namespace: entry.namespace,
      })),
      clusterResourceWhitelist: project.namespaces.map(entry => ({
        group: entry.group,
        kind: entry.kind,
        name: entry.name,
      })),
      namespaceResourceBlacklist: [
        { group: '', kind: 'LimitRange' },
        { group: '', kind: 'ResourceQuota' },
        { group: '', kind: 'Secret' },
        { group: 'rbac.authorization.k8s.io', kind: '*' },
      ],
    },
  };
  return emit(resource, [
    [
      ['metadata', 'finalizers', 0],
      'the project outlives its Applications: without it Argo CD can delete none of them',
    ],
    [
      ['metadata', 'annotations', WAVE],
      'before the set: a set without its project waits three minutes',
    ],
    [
      ['spec', 'destinations'],
      "exact: a config.json in another environment's folder cannot reach these namespaces",
    ],
    [['spec', 'clusterResourceWhitelist'], 'CreateNamespace needs it'],
    [
      ['spec', 'namespaceResourceBlacklist'],
      'a whitelist would hide pods and ReplicaSets from the resource tree',
    ],
    [
      ['spec', 'namespaceResourceBlacklist', 2, 'kind'],
      'values never come from Git',
    ],
  ]);
}
