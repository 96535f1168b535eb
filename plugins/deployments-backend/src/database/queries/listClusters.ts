import type { Cluster } from '@argosy/plugin-deployments-common';
import type { Store } from '../store';
import type { ClusterRow } from '../tables';

/** Clusters of every hub, as last seen. */
export async function listClusters({ knex }: Store): Promise<Cluster[]> {
  const rows = await knex<ClusterRow>('clusters').orderBy(['hub', 'name']);
  return rows.map(({ labels, api_versions, observed_at, message, ...row }) => ({
    ...row,
    labels: JSON.parse(labels),
    apiVersions: JSON.parse(api_versions),
    observedAt: observed_at,
    ...(message !== null && { message }),
  }));
}
