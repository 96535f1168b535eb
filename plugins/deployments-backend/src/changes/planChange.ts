import {
  describeObstacle,
  type Finding,
  type Plan,
} from '@argosy/plugin-deployments-common';
import type { JsonObject } from '@backstage/types';
import type { ChangeRow } from '../database/types';
import type { ChangeKind } from './ChangeKind';
import type { ChangeContext } from './types';

/** Reads what stands and plans against it, for a Change of this id where there is one. Writes nothing. */
export async function planChange<Request extends JsonObject>(
  context: ChangeContext,
  kind: ChangeKind<Request>,
  { request, changeId }: { request: Request; changeId?: string },
): Promise<Plan> {
  const [plan, unread] = await Promise.all([
    kind.plan(context, request, changeId),
    findUnreadHubs(context),
  ]);
  const pending = await context.readModel.listChanges({
    service: plan.service,
    states: ['open', 'writing'],
  });
  const taken = pending
    .filter(({ id, planHash }) => id !== changeId && planHash !== plan.hash)
    .flatMap(other => findOverlap(plan, other));
  return { ...plan, findings: [...taken, ...plan.findings, ...unread] };
}

/** Another Change of the service that is not merged yet, where both write one file: the later would overwrite the earlier. */
function findOverlap(plan: Plan, other: ChangeRow): Finding[] {
  const { state, createdAt, url, files } = other;
  const shared = plan.files
    .map(({ path }) => path)
    .filter(path => files?.includes(path));
  // Nobody knows what a Change of the release before writes.
  if (files && shared.length === 0) return [];
  const file = shared.find(path => path.startsWith('services/')) ?? shared[0];
  const both = file === undefined ? '' : ` (both write ${file})`;
  const obstacle = describeObstacle(other) ?? '';
  return [
    {
      severity: 'error',
      path: 'name',
      ...(state === 'open'
        ? {
            message: `Another Change of ${plan.service} has been open since ${createdAt}: ${url}${both}`,
            remedy: 'Merge or close it first, or choose another name.',
          }
        : {
            message:
              `Another Change of ${plan.service} is being written, begun at ${createdAt}${both}. ${obstacle}`.trim(),
            remedy:
              'Wait until it is written or has failed, or choose another name.',
          }),
    },
  ];
}

async function findUnreadHubs({
  readModel,
}: ChangeContext): Promise<Finding[]> {
  const hubs = await readModel.listHubs();
  return hubs
    .filter(hub => hub.state !== 'live')
    .map(hub => ({
      severity: 'warning',
      path: 'targets',
      message: `Hub ${hub.name} has been ${hub.state} since ${hub.since}${
        hub.cause ? `: ${hub.cause}` : ''
      }; its clusters and names are those last seen.`,
      remedy:
        'Continue if you know that they are right, or wait until the hub is live.',
    }));
}
