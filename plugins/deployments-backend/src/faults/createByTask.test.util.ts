import type { ServiceSpecInput } from '@argosy/plugin-deployments-common';
import type { ControlPlane } from '@argosy/control-plane';
import { pullsClient } from '@argosy/control-plane/contractSuite';
import { until } from '@argosy/control-plane';
import type { WatchedPortal } from './watchedPortal.test.util';

/** Creates a service as a person does: by a task of the template. Its events are read too. */
export async function createByTask(
  { client, token, ask }: WatchedPortal,
  spec: ServiceSpecInput,
) {
  const { hash } = await client.previewService({ spec }, { token });
  const { id } = await until('the scaffolder takes the task', async () => {
    const task = await ask('scaffolder/v2/tasks', {
      templateRef: 'template:default/create-service',
      values: {
        ...{ service: {}, workloads: [], targets: {} },
        review: { spec, planHash: hash },
      },
    });
    return task.id && task;
  });
  await until('the task has ended', async () => {
    const { status } = await ask(`scaffolder/v2/tasks/${id}`);
    return status === 'completed';
  });
  await ask(`scaffolder/v2/tasks/${id}/events`);
}

/** Merges the pull request of a Change. */
export async function mergeChange(
  git: ControlPlane['git'],
  { url }: { url?: string },
) {
  const pulls = pullsClient(git);
  // a Git host refuses while it still checks whether the branch can be merged
  await until('the pull request is merged', async () => {
    const { status } = await pulls(
      'POST',
      `/pulls/${url?.split('/').at(-1)}/merge`,
      { Do: 'merge' },
    );
    return status === 200;
  });
}
