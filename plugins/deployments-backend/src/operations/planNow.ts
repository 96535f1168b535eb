import {
  planService,
  type Finding,
  type Plan,
  type ServiceSpec,
  wantedPaths,
} from '@argosy/plugin-deployments-common';
import { fleetNow } from './fleetNow';
import type { Rooms } from './operation';

/** Reads what stands and plans the service against it. Writes nothing. */
export async function planNow(rooms: Rooms, spec: ServiceSpec): Promise<Plan> {
  const [fleet, snapshot, takenApplications, unread] = await Promise.all([
    fleetNow(rooms),
    rooms.repository.read(wantedPaths(spec.name)),
    rooms.readModel.listApplicationNames(),
    findUnreadHubs(rooms),
  ]);
  const plan = planService({ spec, fleet, snapshot, takenApplications });
  const taken = await findOpenChange(rooms, plan);
  return { ...plan, findings: [...taken, ...plan.findings, ...unread] };
}

/** Another wish for the same service that waits for its merge: two at once would overwrite each other. */
async function findOpenChange(rooms: Rooms, plan: Plan): Promise<Finding[]> {
  const open = await rooms.readModel.listChanges({
    service: plan.service,
    states: ['open'],
  });
  return open
    .filter(change => change.planHash !== plan.hash)
    .map(change => ({
      severity: 'error',
      path: 'name',
      message: `Another Change of ${plan.service} is open since ${change.createdAt}: ${change.url}`,
      mend: 'Merge or close it first, or choose another name.',
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
