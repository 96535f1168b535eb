import type { ServiceSpec } from '@argosy/plugin-deployments-common';
import type {
  ClaimsToObserve,
  ObservedClaims,
  PendingService,
} from '@argosy/plugin-deployments-planner';
import type { ChangeRow } from '../database/types';
import type { ChangeContext } from './types';

/** What hubs show of the things that a service claims. */
export async function observeClaims(
  { readModel }: Pick<ChangeContext, 'readModel'>,
  { applications, namespaces }: ClaimsToObserve,
): Promise<ObservedClaims> {
  const names = applications.map(({ name }) => name);
  return {
    applications: await readModel.listApplicationsAt({ names, namespaces }),
    projects: [],
    secrets: [],
  };
}

/** What a Change brings about, of whatever kind. */
type SpecOf = (change: ChangeRow) => ServiceSpec | undefined;

/**
 * The services of Changes that stand before one, or before a new one. All that are open or being written hold what they
 * claim; an open one is not held up by those that came after it.
 */
export async function listPendingServices(
  { readModel }: Pick<ChangeContext, 'readModel'>,
  changeId: string | undefined,
  specOf: SpecOf,
): Promise<PendingService[]> {
  const rows = await readModel.listChanges({ states: ['open', 'writing'] });
  const own = rows.find(({ id }) => id === changeId);
  return rows
    .filter(row => row === own || own?.state !== 'open' || isBefore(row, own))
    .flatMap(row => {
      const spec = specOf(row);
      const { createdAt: since, url } = row;
      return spec ? [{ spec, since, ...(url && { url }) }] : [];
    });
}

const isBefore = (a: ChangeRow, b: ChangeRow) =>
  a.state === 'open' && `${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}`;
