import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { Fleet } from '@argosy/plugin-deployments-common';
import { applicationTemplate, templateComments } from './applicationTemplate';
import { Comment, emit } from '../../yaml/emit';
import { ProjectFiles } from '../../projectFiles';

/** A new ApplicationSet. One that stands is edited, never written anew. */
export function applicationSet(
  project: ProjectFiles,
  { gitops, hubs }: Fleet,
): string {
  const { name, namespace, guarded } = project;
  const resource: IApplicationSet = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name,
      namespace,
      ...(guarded && {
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      }),
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          git: {
            repoURL: gitops.repository,
            revision: gitops.branch,
            files: project.entries.map(({ path }) => ({ path })),
          },
          ...(hubs.length > 1 && {
            selector: { matchLabels: { hub: project.hub } },
          }),
        },
      ],
      // No zero values: the API drops them, and the root Application stays OutOfSync.
      syncPolicy: guarded
        ? {
            applicationsSync: 'create-update',
            preserveResourcesOnDeletion: true,
          }
        : { applicationsSync: 'sync' },
      ignoreApplicationDifferences: [
        { jsonPointers: ['/spec/syncPolicy/automated/enabled'] },
      ],
      template: applicationTemplate(name, gitops),
    },
  };
  return emit(resource, [...comments(guarded), ...templateComments]);
}

const comments = (guarded: boolean): Comment[] => [
  [
    ['metadata', 'finalizers', 0],
    'deleting the set frees its Applications instead of deleting them',
  ],
  [
    ['spec', 'generators', 0, 'git', 'files'],
    'One line per service and environment, never services/*: an unreadable file stops the whole set.\n No braces and one * per level: this means the same with the old and the new globbing.',
  ],
  [
    ['spec', 'generators', 0, 'selector', 'matchLabels', 'hub'],
    "the other hubs' clusters are not ours to deploy to",
  ],
  [
    ['spec', 'syncPolicy', 'applicationsSync'],
    guarded
      ? 'an overlay that vanishes deletes no Application'
      : 'an overlay that vanishes takes Application and workload with it',
  ],
  [
    ['spec', 'syncPolicy', 'preserveResourcesOnDeletion'],
    'and an Application that vanishes deletes no workload',
  ],
  [
    ['spec', 'ignoreApplicationDifferences', 0, 'jsonPointers', 0],
    'a hold stays until it is lifted',
  ],
];
