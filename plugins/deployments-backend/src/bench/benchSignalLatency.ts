import type { BareClient, Pair } from './__testUtils__/bench.test.util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import type { Hub } from '../argocd/types';
import type { ReadModel } from '../database/types';
import type { Notifier } from '../notify/types';
import { startHubObservers } from '../reactions/hubs/startHubObservers';
import { untilLive } from './untilLive';

const EVERYTHING = '*';
const PATIENCE_MS = 10_000;

/** What leaves the backend on the channel `deployments`. */
export type SentSignal = { ids: string[]; secrets: string[] } | { all: true };

/** Makes the real notifier; calls back with each signal that it sends. */
type OpenNotifier = (sent: (signal: SentSignal) => void) => Promise<Notifier>;

/**
 * Changes an Application on the hub again and again, and waits for the signal that tells it.
 * The clock runs from before the change is asked for. Pauses are uneven on purpose: some
 * changes fall into the quiet time of the notifier. The control is told of the same changes by a bare watch, and
 * has a notifier of its own, whose quiet time is nothing that the reflector or the read model could shorten.
 * @returns milliseconds of each change
 */
export async function benchSignalLatency(options: {
  hub: Hub;
  readModel: ReadModel;
  bare: BareClient;
  logger: LoggerService;
  openNotifier: OpenNotifier;
  /** Changes sync, health, images or operation of one Application; each is changed once. */
  change(application: { namespace: string; name: string }): Promise<void>;
  rounds?: number;
}): Promise<Pair[]> {
  const { hub, readModel, logger, change, rounds = 100 } = options;
  const ours = await listen(options.openNotifier);
  const bare = await listen(options.openNotifier);
  const { notifier } = ours;
  await options.bare.watch(object => {
    const { namespace, name } = nameOf(object);
    bare.notifier.changed([`${hub.name}/${namespace}/${name}`]);
  });
  const observed = startHubObservers({
    hubs: [hub],
    readModel,
    notifier,
    explain: () => ({}),
    holder: 'bench',
    logger,
  });
  const pairs: Pair[] = [];
  try {
    await untilLive(readModel, hub.name);
    const applications = await readModel.listApplicationNames();
    const apart = Math.floor(applications.length / rounds);
    for (let round = 0; round < rounds; round += 1) {
      await new Promise(resolve => setTimeout(resolve, (round * 37) % 400));
      ours.forget();
      bare.forget();
      const application = applications[round * apart];
      const id = `${hub.name}/${application.namespace}/${application.name}`;
      const startedAt = performance.now();
      await change(application);
      pairs.push({
        figure: (await ours.untilSent(id)) - startedAt,
        control: (await bare.untilSent(id)) - startedAt,
      });
    }
  } finally {
    await observed.stop();
    await Promise.all([notifier.stop(), bare.notifier.stop()]);
  }
  return pairs;
}

const metadataSchema = z.object({
  metadata: z.object({ namespace: z.string(), name: z.string() }),
});
const nameOf = (object: unknown) => metadataSchema.parse(object).metadata;

/** A notifier whose signals are noted. The signal may leave before the change is answered: it is noted when it leaves, and found later. */
async function listen(openNotifier: OpenNotifier) {
  const sent = new Map<string, number>();
  const notifier = await openNotifier(signal => {
    const ids = 'ids' in signal ? signal.ids : [EVERYTHING];
    ids.forEach(id => sent.set(id, sent.get(id) ?? performance.now()));
  });
  return {
    notifier,
    forget: () => sent.clear(),
    async untilSent(id: string): Promise<number> {
      const signal = notifier.signalOf(id);
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const at = sent.get(signal) ?? sent.get(EVERYTHING);
        if (at !== undefined) return at;
        if (performance.now() > until) {
          throw new Error(
            `No signal told of ${id} within ${PATIENCE_MS / 1000} s`,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 1));
      }
    },
  };
}
