import type {
  ApplicationObservation,
  Cluster,
} from '@argosy/plugin-deployments-common';
import { toError } from '@backstage/errors';
import type { ClusterList } from '../../argocd/types';
import type { HubStatusReport } from './hubStatus';
import type { HubContext } from './types';
import type { UnreadableObjects } from './unreadable';

const POLL_EVERY_MS = 30_000;

/** Keeps the clusters of a hub: from Argo CD's own API, or else those that the Applications name. */
export function pollClusters(
  context: HubContext,
  status: HubStatusReport,
  unreadable: Pick<UnreadableObjects, 'add' | 'retain'>,
) {
  const { hub, readModel, notifier, clock } = context;
  const regions = new Map<string, string>();
  let wake = () => {};
  let lastSaved = '';
  /** Formatted for a person. */
  let unknownSince: string | undefined;
  status.onLive(() => wake());

  const save = async (clusters: Cluster[]) => {
    await readModel.saveClusters(hub.name, clusters);
    const now = JSON.stringify(
      clusters.map(cluster => ({ ...cluster, observedAt: '' })),
    );
    if (now !== lastSaved) notifier.changed([`hub/${hub.name}`]);
    lastSaved = now;
  };
  const poll = async (signal: AbortSignal) => {
    if (!hub.details) {
      await save(await namedClusters(context, regions));
      return;
    }
    let clusters: ClusterList;
    try {
      clusters = await hub.listClusters(signal);
    } catch (error) {
      if (signal.aborted) return;
      unknownSince ??= minuteOf(clock.now());
      await status.reportDetails({
        details: false,
        cause: `${toError(error).message} What only this API knows has not been updated since ${unknownSince} UTC.`,
      });
      return;
    }
    unknownSince = undefined;
    await save(clusters.items);
    await leaveOut(unreadable, clusters);
    await status.reportDetails({ details: true });
  };

  return {
    /** Applications tell where they run: that is all we know without Argo CD's own API. */
    seen(items: ApplicationObservation[]) {
      if (hub.details) return;
      const before = regions.size;
      items.forEach(({ cluster, region }) =>
        regions.set(cluster, region ?? regions.get(cluster) ?? cluster),
      );
      if (regions.size > before) wake();
    },
    /** Polls every 30 s, and as soon as the hub becomes live. */
    async run(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        const pause = new AbortController();
        wake = () => pause.abort();
        await poll(signal);
        await clock.sleep(
          POLL_EVERY_MS,
          AbortSignal.any([signal, pause.signal]),
        );
      }
    },
  };
}

async function leaveOut(
  unreadable: Pick<UnreadableObjects, 'add' | 'retain'>,
  clusters: ClusterList,
) {
  const names = new Set(clusters.unreadable.map(({ name }) => name));
  await unreadable.retain('clusters', '', ({ name }) => names.has(name));
  await unreadable.add('clusters', clusters.unreadable);
}

const minuteOf = (now: number) =>
  new Date(now).toISOString().slice(0, 16).replace('T', ' ');

async function namedClusters(
  { hub, readModel, clock }: HubContext,
  regions: Map<string, string>,
): Promise<Cluster[]> {
  for (const { hub: of, name, region } of await readModel.listClusters()) {
    if (of === hub.name && !regions.has(name)) regions.set(name, region);
  }
  return [...regions].map(([name, region]) => ({
    hub: hub.name,
    name,
    region,
    labels: {},
    apiVersions: [],
    connection: 'Unknown',
    message: 'Known only from Applications: the hub has no argocd access.',
    observedAt: new Date(clock.now()).toISOString(),
  }));
}
