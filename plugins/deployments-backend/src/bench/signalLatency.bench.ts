import {
  inFolder,
  milliseconds,
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
    z.object({ ids: z.array(z.string()) }),
    z.object({ all: z.literal(true) }),
  ]),
});

const APPLICATIONS = 10_000;
const P95_MS = 250;

/** Measures how old a change is when the browser hears of it: from the hub to the signal. */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, APPLICATIONS);
    const { readModel, close } = await openReadModel(folder, [sandbox.hub]);
    const setHealth = openHealthOf(sandbox.access);
    try {
      const { p50, p95 } = await benchSignalLatency({
        hub: sandbox.hub,
        readModel,
        logger,
        openNotifier,
        change: application => setHealth(application, 'Suspended'),
      });
      return [
        {
          what: `change among ${APPLICATIONS} Applications until its signal leaves, p50 / p95`,
          goal: `p95 < ${P95_MS} ms`,
          measured: `${milliseconds(p50)} / ${milliseconds(p95)}`,
          ok: p95 < P95_MS,
        },
      ];
    } finally {
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
  return createNotifier({ signals, events, logger });
}
