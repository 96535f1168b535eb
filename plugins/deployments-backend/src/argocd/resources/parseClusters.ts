import type { Cluster } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import type { ClusterList, Unreadable } from '../types';
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

/** Clusters as Argo CD lists them, and those of which that cannot be understood. Throws `ZodError` for what is no list. */
export function parseClusters(
  body: unknown,
  of: { hub: string; regionLabel: string; observedAt: string },
): ClusterList {
  const all = clustersSchema.parse(body).items ?? [];
  const items = new Map<string, Cluster>();
  const unreadable: Unreadable[] = [];
  const leaveOut = (name: string, why: string) =>
    unreadable.push({ namespace: '', name, why });
  all.slice(0, CLUSTERS).forEach((item, at) => {
    const { data: cluster } = clusterSchema.safeParse(item);
    const name = cluster?.name || cluster?.server;
    if (!cluster || !name) {
      const why = cluster
        ? 'It has neither name nor server.'
        : 'It is no object.';
      leaveOut(`number ${at + 1} of the list`, why);
    } else if (items.has(name)) {
      leaveOut(
        `${name} (number ${at + 1} of the list)`,
        'Another one has its name.',
      );
    } else {
      items.set(name, toCluster(name, cluster, of));
    }
  });
  if (all.length > CLUSTERS) {
    leaveOut(
      `number ${CLUSTERS + 1} of the list and ${all.length - CLUSTERS - 1} more`,
      `At most ${CLUSTERS} are read.`,
    );
  }
  return { items: [...items.values()], unreadable };
}

function toCluster(
  name: string,
  cluster: z.output<typeof clusterSchema>,
  of: { hub: string; regionLabel: string; observedAt: string },
): Cluster {
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
}
