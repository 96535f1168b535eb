import {
  inFolder,
  openBareClient,
  percentile,
  type Row,
} from './__testUtils__/bench.test.util';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { DefaultSignalsService } from '@backstage/plugin-signals-node';
import { z } from 'zod';
import { createNotifier } from '../notify';
import type { Notifier } from '../notify/types';
import { benchSignalLatency, type SentSignal } from './benchSignalLatency';
import { openHealthOf } from './__testUtils__/changeHealth.test.util';
import { openReadModel } from './__testUtils__/openReadModel';
import { logger, startSandbox } from './__testUtils__/startSandbox.test.util';

const leaving = z.object({
  message: z.union([
    z.object({ ids: z.array(z.string()), secrets: z.array(z.string()) }),
    z.object({ all: z.literal(true) }),
  ]),
});

const APPLICATIONS = 10_000;
const GOAL = 2;

/**
 * Measures how old a change is when the browser hears of it: from the hub to the signal. Its control is a bare watch
 * of the same changes that tells a notifier too: what remains is the price of the reflector and the read model.
 */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, APPLICATIONS);
    const { readModel, close } = await openReadModel(folder, [sandbox.hub]);
    const setHealth = openHealthOf(sandbox.access);
    const [namespace] = sandbox.hub.namespaces;
    const bare = openBareClient(sandbox.access.kubernetes, namespace);
    try {
      const pairs = await benchSignalLatency({
        hub: sandbox.hub,
        readModel,
        bare,
        logger,
        openNotifier,
        change: application => setHealth(application, 'Suspended'),
      });
      const p95 = percentile(
        pairs.map(({ figure }) => figure),
        0.95,
      );
      return [
        {
          what: `change among ${APPLICATIONS} Applications until its signal leaves, p50`,
          unit: 'ms',
          pairs,
          control: 'a bare watch that tells a notifier',
          goal: GOAL,
          note: `p95 ${p95.toFixed(1)} ms`,
        },
      ];
    } finally {
      bare.close();
      await close();
      await sandbox.stop();
    }
  });

/** The real notifier on the real signals service; what leaves the backend is heard where the signals plugin hears it. */
async function openNotifier(
  sent: (signal: SentSignal) => void,
): Promise<Notifier> {
  const events = DefaultEventsService.create({ logger });
  await events.subscribe({
    id: 'bench',
    topics: ['signals'],
    onEvent: async ({ eventPayload }) =>
      sent(leaving.parse(eventPayload).message),
  });
  const signals = DefaultSignalsService.create({ events });
  return createNotifier({ signals, events, key: 'bench', logger });
}
