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
  if (same?.state === 'open' || same?.state === 'merged') return same;
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
    requestedBy: same?.requestedBy ?? requestedBy,
    createdAt: same?.createdAt ?? rooms.now().toISOString(),
    spec,
  };
}
