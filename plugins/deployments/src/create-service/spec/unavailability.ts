import {
  CHOSEN_KINDS,
  Cluster,
  servesKind,
} from '@argosy/plugin-deployments-common';
import { own } from './own';
import { Exposure, TargetsValue, WorkloadValue } from './values';

const isExposedIn = (environment: string, exposure: Exposure | undefined) =>
  Boolean(exposure && own(exposure.hosts, environment));

/** A kind that a cluster must know, and the choice that asks for it. */
interface Need {
  kind: keyof typeof CHOSEN_KINDS;
  /** The workload whose delivery or exposure asks for it. */
  workload: string;
}

/** Why a cluster cannot be chosen. */
export type Unavailability =
  | { reason: 'disconnected'; message: string | undefined }
  | { reason: 'missing'; need: Need };

/** What the choices on the page ask of a cluster in an environment. */
export function needsIn(
  environment: string,
  workloads: readonly WorkloadValue[],
  { delivery = {}, exposure = {} }: TargetsValue,
): Need[] {
  return workloads.flatMap(({ name = '', port }): Need[] => [
    ...((own(delivery, name) ?? 'rolling') === 'rolling'
      ? []
      : [{ kind: 'Rollout' as const, workload: name }]),
    ...(port !== undefined && isExposedIn(environment, own(exposure, name))
      ? [{ kind: 'HTTPRoute' as const, workload: name }]
      : []),
  ]);
}

/** Why the cluster cannot take the service, or undefined. A cluster that lists no API versions is not doubted; rule K013 judges alike. */
export function unavailability(
  cluster: Cluster,
  needs: readonly Need[],
): Unavailability | undefined {
  if (cluster.connection === 'Failed') {
    return { reason: 'disconnected', message: cluster.message };
  }
  if (cluster.apiVersions.length === 0) return undefined;
  const need = needs.find(
    ({ kind }) => !servesKind(cluster, CHOSEN_KINDS[kind], kind),
  );
  return need && { reason: 'missing', need };
}
