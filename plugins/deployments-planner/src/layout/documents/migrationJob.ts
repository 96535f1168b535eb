import type { IJob } from 'kubernetes-models/batch/v1';
import { migrationName, Workload } from '@argosy/plugin-deployments-common';
import { container } from './pods/container';
import { emit } from '../yaml/emit';
import { literal } from '../yaml/literal';
import { podComments, podSpec } from './pods/podSpec';

const HOOK = 'argocd.argoproj.io/hook';

/**
 * A Sync hook in a negative wave, not PreSync: before the first sync a PreSync
 * Job has no ServiceAccount and waits for ever. A failure leaves the workload untouched.
 */
export function migrationJob(
  workload: Workload & { migration: NonNullable<Workload['migration']> },
): string {
  const name = migrationName(workload.name);
  const { name: step, image, ...rest } = container(workload, 'migrate');
  const resource: IJob = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      annotations: {
        [HOOK]: 'Sync',
        'argocd.argoproj.io/sync-wave': '-1',
        'argocd.argoproj.io/hook-delete-policy':
          'BeforeHookCreation,HookSucceeded',
      },
    },
    spec: {
      backoffLimit: 1,
      activeDeadlineSeconds: 600,
      template: {
        spec: {
          ...podSpec(name, {
            name: step,
            image,
            command: workload.migration.command.map(literal),
            ...rest,
          }),
          restartPolicy: 'Never',
        },
      },
    },
  };
  const annotations = ['metadata', 'annotations'];
  return emit(resource, [
    [
      [...annotations, HOOK],
      'not PreSync: before the first sync its ServiceAccount would be missing, and it would wait for ever',
    ],
    [
      [...annotations, 'argocd.argoproj.io/hook-delete-policy'],
      'a failed Job stays to be read',
    ],
    [
      ['spec', 'activeDeadlineSeconds'],
      'a Job that never starts a pod fails too, else the sync waits for ever',
    ],
    ...podComments,
  ]);
}
