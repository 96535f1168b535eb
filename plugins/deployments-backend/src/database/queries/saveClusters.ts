import type { Cluster } from '@argosy/plugin-deployments-common';
import { upsert } from '../chunks';
import { clean, cleanOrNull, toJson } from '../clean';
import type { Store } from '../store';
import type { ClusterRow } from '../tables';

/** Replaces the clusters of a hub. */
export async function saveClusters(
  { knex }: Store,
  hub: string,
  clusters: Cluster[],
): Promise<void> {
  const rows = clusters.map(cluster => ({
    hub: clean(hub),
    name: clean(cluster.name),
    region: clean(cluster.region),
    labels: toJson(cluster.labels),
    api_versions: toJson(cluster.apiVersions),
    connection: cluster.connection,
    message: cleanOrNull(cluster.message),
    observed_at: cluster.observedAt,
  }));
  const byName = new Map(rows.map(row => [row.name, row]));
  await knex.transaction(async trx => {
    await trx<ClusterRow>('clusters')
      .where({ hub: clean(hub) })
      .delete();
    await upsert<ClusterRow>(
      trx,
      'clusters',
      ['hub', 'name'],
      [...byName.values()],
    );
  });
}
