import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ReadModel } from '../database/types';
import { startHubObservers } from '../reactions/hubs/startHubObservers';
import { untilLive } from './untilLive';

const MEGABYTE = 1024 * 1024;

/**
 * Reads a hub into an empty read model, as a first start does: from nothing until the hub is live.
 * @returns seconds, the most memory that it took on top (resident, in MB), and how many Applications stand
 */
export async function benchColdList(
  hub: Hub,
  readModel: ReadModel,
  logger: LoggerService,
): Promise<{ seconds: number; addedMegabytes: number; items: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const startedAt = performance.now();
  const observed = startHubObservers({
    hubs: [hub],
    readModel,
    notifier: { changed: () => {} },
    explain: () => ({}),
    holder: 'bench',
    logger,
  });
  try {
    await untilLive(readModel, hub.name);
    const seconds = (performance.now() - startedAt) / 1000;
    const { length: items } = await readModel.listApplicationNames();
    return { seconds, addedMegabytes: (most - before) / MEGABYTE, items };
  } finally {
    clearInterval(sampling);
    await observed.stop();
  }
}
