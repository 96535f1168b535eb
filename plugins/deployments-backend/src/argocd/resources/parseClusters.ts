import type { Cluster } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { labels, listOf, message, part, text, word } from './lenient';

/** `group/version` and `group/version/Kind` of everything that a cluster serves. */
const API_VERSIONS = 5_000;
const CLUSTERS = 5_000;

const connection = part(z.object({ status: text, message }));

const clusterSchema = z.object({
  name: text,
  server: text,
  labels,
  // The outer one is deprecated, but old versions fill only that.
  connectionState: connection,
  info: part(
    z.object({
      connectionState: connection,
      apiVersions: listOf(word, API_VERSIONS),
    }),
  ),
});

const clustersSchema = z.object({ items: z.array(z.unknown()).nullish() });

/** Argo CD leaves the state empty until it has reached a cluster for the first time. */
const toConnection = (status?: string): Cluster['connection'] =>
  status === 'Successful' || status === 'Failed' ? status : 'Unknown';

/** Clusters as Argo CD lists them; one that has no name at all is left out. Throws `ZodError` for what is no list. */
export function parseClusters(
  body: unknown,
  of: { hub: string; regionLabel: string; observedAt: string },
): Cluster[] {
  const { items } = clustersSchema.parse(body);
  return (items ?? []).slice(0, CLUSTERS).flatMap(item => {
    const { data: cluster } = clusterSchema.safeParse(item);
    const name = cluster?.name || cluster?.server;
    if (!cluster || !name) return [];
    const state = cluster.info?.connectionState?.status
      ? cluster.info.connectionState
      : cluster.connectionState;
    return {
      hub: of.hub,
      name,
      region: cluster.labels[of.regionLabel] ?? name,
      labels: cluster.labels,
      apiVersions: cluster.info?.apiVersions ?? [],
      connection: toConnection(state?.status),
      message: state?.message || undefined,
      observedAt: of.observedAt,
    };
  });
}
