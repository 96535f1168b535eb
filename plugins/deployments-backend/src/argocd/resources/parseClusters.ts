import type { Cluster } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { labels, listOf, message, part, text, word } from './lenient';

/** `group/version` and `group/version/Kind` of everything that a cluster serves. */
const API_VERSIONS = 5_000;

const connection = part(z.object({ status: text, message }));

const clustersSchema = z.object({
  items: z
    .array(
      z.object({
        name: text,
        server: z.string(),
        labels,
        // The outer one is deprecated, but old versions fill only that.
        connectionState: connection,
        info: part(
          z.object({
            connectionState: connection,
            apiVersions: listOf(word, API_VERSIONS),
          }),
        ),
      }),
    )
    .nullish(),
});

/** Argo CD leaves the state empty until it has reached a cluster for the first time. */
const toConnection = (status?: string): Cluster['connection'] =>
  status === 'Successful' || status === 'Failed' ? status : 'Unknown';

/** Clusters as Argo CD lists them. Throws `ZodError` for anything else. */
export function parseClusters(
  body: unknown,
  of: { hub: string; regionLabel: string; observedAt: string },
): Cluster[] {
  return (clustersSchema.parse(body).items ?? []).map(cluster => {
    const name = cluster.name || cluster.server;
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
