import {
  type ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { planService, wantedPaths } from '@argosy/plugin-deployments-planner';
import { z } from 'zod';
import type { ChangeRow } from '../../database/types';
import type { ChangeKind } from '../ChangeKind';
import { readFleet } from '../readFleet';

/** The files of a service that does not stand yet. */
export const createServiceKind: ChangeKind<{ spec: ServiceSpec }> = {
  name: 'create-service',
  drivenBy: 'tracker',
  request: z.object({ spec: serviceSpecSchema }),
  async plan(context, { spec }) {
    const [fleet, snapshot, takenApplications] = await Promise.all([
      readFleet(context),
      context.repository.read(wantedPaths(spec.name)),
      context.readModel.listApplicationNames(),
    ]);
    return planService({ spec, fleet, snapshot, takenApplications });
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
