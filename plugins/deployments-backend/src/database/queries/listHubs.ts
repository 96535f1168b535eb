import type { HubStatus } from '@argosy/plugin-deployments-common';
import { hasExpired } from '../databaseClock';
import type { KnownHub, Store } from '../store';
import type { HubRow, LeaseRow, UnreadableRow } from '../tables';

/** A handover between two replicas takes some seconds: not worth a word. */
const HANDOVER_SECONDS = 15;
/** Of what cannot be read: enough to begin with. */
const MOST_NAMED = 5;
const TITLES: Partial<Record<string, string>> = {
  applications: 'Application',
  applicationsets: 'ApplicationSet',
  clusters: 'Cluster',
};

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
  const unreadable = await knex<UnreadableRow>('unreadable_objects')
    .whereIn('hub', names)
    .orderBy(['since', 'kind', 'namespace', 'name']);
  return hubs.map(({ name, url, details }) => ({
    name,
    ...(url !== undefined && { url }),
    details,
    ...statusOf(
      rows.find(row => row.name === name),
      startedAt,
    ),
    ...unreadableOf(unreadable.filter(({ hub }) => hub === name)),
  }));
}

function unreadableOf(rows: UnreadableRow[]): Pick<HubStatus, 'unreadable'> {
  if (rows.length === 0) return {};
  const first = rows.slice(0, MOST_NAMED).map(row => ({
    name: `${TITLES[row.kind] ?? row.kind} ${[row.namespace, row.name].filter(Boolean).join('/')}`,
    since: row.since,
    why: row.why,
  }));
  return { unreadable: { count: rows.length, since: rows[0].since, first } };
}

function statusOf(
  row: WatchedHub | undefined,
  startedAt: string,
): Omit<HubStatus, keyof KnownHub | 'unreadable'> {
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
