import { percentile } from './__testUtils__/bench.test.util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ReadModel } from '../database/types';
import type { Notifier } from '../notify/types';
import { startHubObservers } from '../reactions/hubs/startHubObservers';
import { untilLive } from './untilLive';

const EVERYTHING = '*';
const PATIENCE_MS = 10_000;

/** What leaves the backend on the channel `deployments`. */
export type SentSignal = { ids: string[] } | { all: true };

/**
 * Changes an Application on the hub again and again, and waits for the signal that tells it.
 * The clock runs from before the change is asked for. Pauses are uneven on purpose: some
 * changes fall into the quiet time of the notifier.
 * @returns milliseconds: half of the signals, and 95 of 100, were not slower
 */
export async function benchSignalLatency(options: {
  hub: Hub;
  readModel: ReadModel;
  logger: LoggerService;
  /** Makes the real notifier; calls back with each signal that it sends. */
  openNotifier(sent: (signal: SentSignal) => void): Promise<Notifier>;
  /** Changes sync, health, images or operation of one Application; each is changed once. */
  change(application: { namespace: string; name: string }): Promise<void>;
  rounds?: number;
}): Promise<{ p50: number; p95: number }> {
  const { hub, readModel, logger, change, rounds = 100 } = options;
  let heard: (signal: SentSignal) => void = () => {};
  const notifier = await options.openNotifier(signal => heard(signal));
  const observed = startHubObservers({
    hubs: [hub],
    readModel,
    notifier,
    explain: () => ({}),
    holder: 'bench',
    logger,
  });
  const taken: number[] = [];
  try {
    await untilLive(readModel, hub.name);
    const applications = await readModel.listApplicationNames();
    const apart = Math.floor(applications.length / rounds);
    for (let round = 0; round < rounds; round += 1) {
      await new Promise(resolve => setTimeout(resolve, (round * 37) % 400));
      const sent = new Map<string, number>();
      heard = signal => {
        const ids = 'ids' in signal ? signal.ids : [EVERYTHING];
        ids.forEach(id => sent.set(id, sent.get(id) ?? performance.now()));
      };
      const application = applications[round * apart];
      const id = `${hub.name}/${application.namespace}/${application.name}`;
      const startedAt = performance.now();
      await change(application);
      taken.push((await untilSent(sent, id)) - startedAt);
    }
  } finally {
    await observed.stop();
    await notifier.stop();
  }
  return { p50: percentile(taken, 0.5), p95: percentile(taken, 0.95) };
}

/** The signal may leave before the change is answered: it is noted when it leaves, and found here. */
async function untilSent(sent: Map<string, number>, id: string) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const at = sent.get(id) ?? sent.get(EVERYTHING);
    if (at !== undefined) return at;
    if (performance.now() > until) {
      throw new Error(`No signal told of ${id} within ${PATIENCE_MS / 1000} s`);
    }
    await new Promise(resolve => setTimeout(resolve, 1));
  }
}
