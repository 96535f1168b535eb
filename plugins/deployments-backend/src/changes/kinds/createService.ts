import {
  type ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import {
  claimsToObserve,
  planService,
  wantedPaths,
} from '@argosy/plugin-deployments-planner';
import { z } from 'zod';
import type { ChangeRow } from '../../database/types';
import type { ChangeKind } from '../ChangeKind';
import { checkOwnership } from '../checkOwnership';
import { listPendingServices, observeClaims } from '../observeClaims';
import { readFleet } from '../readFleet';

/** The files of a service that does not stand yet. */
export const createServiceKind: ChangeKind<{ spec: ServiceSpec }> = {
  name: 'create-service',
  drivenBy: 'tracker',
  request: z.object({ spec: serviceSpecSchema }),
  async plan(context, { spec }, changeId) {
    const [fleet, snapshot, pending] = await Promise.all([
      readFleet(context),
      context.repository.read(wantedPaths(spec.name)),
      listPendingServices(context, changeId, createdSpec),
    ]);
    const asked = claimsToObserve({ spec, fleet, snapshot });
    const observed = await observeClaims(context, asked);
    const plan = planService({ spec, fleet, snapshot, pending, observed });
    // What stands as asked for was its owner's when it was written.
    if (plan.files.length === 0) return plan;
    const foreign = await checkOwnership(context, spec, { snapshot, pending });
    return { ...plan, findings: [...foreign, ...plan.findings] };
  },
  idOf: plan => `${plan.service}-${plan.hash.slice(0, 12)}`,
  title: plan => `Create service ${plan.service}`,
  describe: ({ spec }) => ({
    owner: spec.owner,
    description: spec.description,
    targets: spec.targets.map(({ environment, cluster }) => ({
      environment,
      cluster,
    })),
  }),
};

/** The spec that a Change creates its service from. Undefined for a Change of another kind. */
export function createdSpec(change: ChangeRow): ServiceSpec | undefined {
  if (change.operation !== createServiceKind.name) return undefined;
  return createServiceKind.request.safeParse(change.request).data?.spec;
}
