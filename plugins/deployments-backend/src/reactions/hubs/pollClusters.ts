import type {
  ApplicationObservation,
  Cluster,
} from '@argosy/plugin-deployments-common';
import { toError } from '@backstage/errors';
import type { ObserveRoom } from './types';
import type { HubState } from './hubStatus';

const EVERY = 30_000;

/** Keeps the clusters of a hub: as Argo CD's own API tells them, else as the Applications name them. */
export function observeClusters(room: ObserveRoom, state: HubState) {
  const { hub, readModel, notifier, timers } = room;
  const regions = new Map<string, string>();
  let wake = () => {};
  let told = '';
  /** As a person reads it. */
  let unknownSince: string | undefined;
  state.onLive(() => wake());

  const save = async (clusters: Cluster[]) => {
    await readModel.saveClusters(hub.name, clusters);
    const now = JSON.stringify(
      clusters.map(cluster => ({ ...cluster, observedAt: '' })),
    );
    if (now !== told) notifier.changed([`hub/${hub.name}`]);
    told = now;
  };
  const look = async (signal: AbortSignal) => {
    if (!hub.details) {
      await save(await namedClusters(room, regions));
      return;
    }
    let found: Cluster[];
    try {
      found = await hub.listClusters(signal);
    } catch (error) {
      if (signal.aborted) return;
      unknownSince ??= minuteOf(timers.now());
      await state.tellDetails({
        details: false,
        cause: `${toError(error).message} What it alone knows is as last seen, since ${unknownSince} UTC.`,
      });
      return;
    }
    unknownSince = undefined;
    await save(found);
    await state.tellDetails({ details: true });
  };

  return {
    /** Applications tell where they run: all there is to know without Argo CD's own API. */
    seen(items: ApplicationObservation[]) {
      if (hub.details) return;
      const before = regions.size;
      items.forEach(({ cluster, region }) =>
        regions.set(cluster, region ?? regions.get(cluster) ?? cluster),
      );
      if (regions.size > before) wake();
    },
    /** Looks every 30 s, and as soon as the hub is there (again). */
    async keep(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        const nap = new AbortController();
        wake = () => nap.abort();
        await look(signal);
        await timers.sleep(EVERY, AbortSignal.any([signal, nap.signal]));
      }
    },
  };
}

const minuteOf = (now: number) =>
  new Date(now).toISOString().slice(0, 16).replace('T', ' ');

async function namedClusters(
  { hub, readModel, timers }: ObserveRoom,
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
    observedAt: new Date(timers.now()).toISOString(),
  }));
}
