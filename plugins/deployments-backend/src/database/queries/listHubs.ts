import type { HubStatus } from '@argosy/plugin-deployments-common';
import { hasExpired } from '../databaseClock';
import type { KnownHub, Store } from '../store';
import type { HubRow, LeaseRow } from '../tables';

/** A handover between two replicas takes some seconds: not worth a word. */
const HANDOVER_SECONDS = 15;

/** A hub, and when the lease of its watch ended, in seconds since 1970, where nobody has taken it up again. */
type WatchedHub = HubRow & { left_at: LeaseRow['expires_at'] | null };

/** Every configured hub in the order of the config. */
export async function listHubs(store: Store): Promise<HubStatus[]> {
  const { knex, hubs, startedAt } = store;
  const names = hubs.map(hub => hub.name);
  const rows = await knex<HubRow>('hubs')
    .leftJoin<LeaseRow>('leases', join =>
      join
        .on('leases.name', 'hubs.name')
        .andOn(hasExpired(knex, HANDOVER_SECONDS)),
    )
    .whereIn('hubs.name', names)
    .select<WatchedHub[]>('hubs.*', 'leases.expires_at as left_at');
  return hubs.map(({ name, url, details }) => ({
    name,
    ...(url !== undefined && { url }),
    details,
    ...statusOf(
      rows.find(row => row.name === name),
      startedAt,
    ),
  }));
}

function statusOf(
  row: WatchedHub | undefined,
  startedAt: string,
): Omit<HubStatus, keyof KnownHub> {
  if (!row) return { state: 'connecting', since: startedAt };
  if (row.state === 'live' && row.left_at !== null) {
    return {
      state: 'stale',
      since: new Date(row.left_at * 1000).toISOString(),
      cause: 'No backend has watched this hub since then.',
    };
  }
  const { state, since, cause } = row;
  return { state, since, ...(cause !== null && { cause }) };
}
