import type { Plan, ServiceSpec } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../database/types';
import type { Rooms } from './operation';

/** The Change that a plan becomes, or has become already: its id is made of the wish, so that asking again finds it. */
export async function findOrNewChange(
  rooms: Pick<Rooms, 'readModel' | 'now'>,
  wish: { plan: Plan; spec: ServiceSpec; requestedBy: string },
): Promise<ChangeRow> {
  const { plan, spec, requestedBy } = wish;
  const id = `${plan.service}-${plan.hash.slice(0, 12)}`;
  const known = await rooms.readModel.listChanges({ service: plan.service });
  const same = known.find(change => change.id === id);
  // A merged one that owes files was taken back in Git since: this is a new wish.
  const stands = same?.state === 'merged' && plan.files.length === 0;
  if (same?.state === 'open' || stands) return same;
  const unfinished = same?.state === 'writing' ? same : undefined;
  return {
    id,
    operation: 'create-service',
    service: plan.service,
    entityRef: plan.entityRef,
    owner: spec.owner,
    description: spec.description,
    planHash: plan.hash,
    state: 'writing',
    by: plan.change,
    targets: spec.targets.map(({ environment, cluster }) => ({
      environment,
      cluster,
    })),
    requestedBy: unfinished?.requestedBy ?? requestedBy,
    createdAt: unfinished?.createdAt ?? rooms.now().toISOString(),
    message: unfinished?.message,
    spec,
  };
}
