import type {
  Finding,
  Plan,
  ServiceSpec,
} from '@argosy/plugin-deployments-common';
import { planService, wantedPaths } from '@argosy/plugin-deployments-planner';
import { fleetNow } from './fleetNow';
import type { Rooms } from './operation';

/** Reads what stands and plans the service against it, for a Change of this id where there is one. Writes nothing. */
export async function planNow(
  rooms: Rooms,
  spec: ServiceSpec,
  changeId?: string,
): Promise<Plan> {
  const [fleet, snapshot, takenApplications, unread] = await Promise.all([
    fleetNow(rooms),
    rooms.repository.read(wantedPaths(spec.name)),
    rooms.readModel.listApplicationNames(),
    findUnreadHubs(rooms),
  ]);
  const plan = planService({ spec, fleet, snapshot, takenApplications });
  const taken = await findOtherChange(rooms, plan, changeId);
  return { ...plan, findings: [...taken, ...plan.findings, ...unread] };
}

/** Another wish for the same service that is not merged yet: two at once would overwrite each other. */
async function findOtherChange(
  rooms: Rooms,
  plan: Plan,
  changeId: string | undefined,
): Promise<Finding[]> {
  const pending = await rooms.readModel.listChanges({
    service: plan.service,
    states: ['open', 'writing'],
  });
  return pending
    .filter(({ id, planHash }) => id !== changeId && planHash !== plan.hash)
    .map(({ state, createdAt, url, message = '' }) => ({
      severity: 'error',
      path: 'name',
      ...(state === 'open'
        ? {
            message: `Another Change of ${plan.service} is open since ${createdAt}: ${url}`,
            mend: 'Merge or close it first, or choose another name.',
          }
        : {
            message:
              `Another Change of ${plan.service} is being written since ${createdAt}. ${message}`.trim(),
            mend: 'Wait until it stands or has failed, or choose another name.',
          }),
    }));
}

async function findUnreadHubs(rooms: Rooms): Promise<Finding[]> {
  const hubs = await rooms.readModel.listHubs();
  return hubs
    .filter(hub => hub.state !== 'live')
    .map(hub => ({
      severity: 'warning',
      path: 'targets',
      message: `Hub ${hub.name} is ${hub.state} since ${hub.since}${
        hub.cause ? `: ${hub.cause}` : ''
      }; its clusters and names are those last seen.`,
      mend: 'Go on if you know them to be right, or wait until the hub is live.',
    }));
}
