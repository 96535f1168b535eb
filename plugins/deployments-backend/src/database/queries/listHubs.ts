import type { HubStatus } from '@argosy/plugin-deployments-common';
import { hasExpired } from '../databaseClock';
import type { KnownHub, Store } from '../store';
import type { HubRow, LeaseRow } from '../tables';

/** A handover between two replicas takes some seconds: not worth a word. */
const HANDOVER_SECONDS = 15;

/** Every configured hub in the order of the config. */
export async function listHubs(store: Store): Promise<HubStatus[]> {
  const { knex, hubs, startedAt } = store;
  const names = hubs.map(hub => hub.name);
  const [rows, left] = await Promise.all([
    knex<HubRow>('hubs').whereIn('name', names),
    knex<LeaseRow>('leases')
      .whereIn('name', names)
      .andWhere(hasExpired(knex, HANDOVER_SECONDS)),
  ]);
  return hubs.map(({ name, url, details }) => {
    const row = rows.find(one => one.name === name);
    const lease = left.find(one => one.name === name);
    return {
      name,
      ...(url !== undefined && { url }),
      details,
      ...statusOf(row, lease, startedAt),
    };
  });
}

function statusOf(
  row: HubRow | undefined,
  lease: LeaseRow | undefined,
  startedAt: string,
): Omit<HubStatus, keyof KnownHub> {
  if (!row) return { state: 'connecting', since: startedAt };
  if (row.state === 'live' && lease) {
    return {
      state: 'stale',
      since: new Date(lease.expires_at * 1000).toISOString(),
      cause: 'No backend has watched this hub since then.',
    };
  }
  const { state, since, cause } = row;
  return { state, since, ...(cause !== null && { cause }) };
}
