import { join } from 'node:path';
import {
  inFolder,
  milliseconds,
  percentile,
  type Row,
} from '../bench/__testUtils__/bench.test.util';
import { startSandbox } from '../bench/__testUtils__/startSandbox.test.util';
import { openParts, type Parts } from './openParts.test.util';
import {
  LOST,
  openThreeHubs,
  SHORT,
  statesOf,
} from './openThreeHubs.test.util';
import { type TimeAhead, timeAhead } from './timeAhead.test.util';
import { until } from '@argosy/control-plane';

/** On each of three hubs. */
const APPLICATIONS = 1_000;
const P99_MS = 200;
const ROUNDS = 100;
const SERVICES = Array.from(
  { length: 10 },
  (_, n) => `bench-${String(n * 15).padStart(5, '0')}`,
);
const PATIENCE = { timeoutMs: 180_000, everyMs: 500 };

/** Measures what a card waits for while, of three hubs, one refuses connections and one hangs. */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, APPLICATIONS);
    const three = await openThreeHubs(sandbox.access);
    const time = timeAhead();
    const parts = await openParts(
      {
        hubs: three.hubs,
        git: sandbox.git,
        database: join(folder, 'portal.sqlite'),
        workdir: join(folder, 'work'),
      },
      { clock: time, deadlines: SHORT },
    );
    try {
      await until(
        'all three are read',
        async () => {
          const { hubs } = await parts.ask('-');
          if (statesOf(hubs) === 'live,live,live') return true;
          throw new Error(JSON.stringify(hubs));
        },
        PATIENCE,
      );
      await three.loseTwo();
      return [toRow(await openCards(parts, time))];
    } finally {
      await parts.stop();
      await three.close();
      await sandbox.stop();
    }
  });

async function openCards(parts: Parts, time: TimeAhead): Promise<number[]> {
  await until(
    'two are known to be lost',
    async () => {
      time.skip(30_000);
      return statesOf((await parts.ask('-')).hubs) === LOST;
    },
    PATIENCE,
  );
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const service of SERVICES) {
      const begin = performance.now();
      const { items, hubs } = await parts.ask(service);
      taken.push(performance.now() - begin);
      if (new Set(items.map(({ hub }) => hub)).size !== 3) {
        throw new Error(`The card of ${service} does not show all three hubs`);
      }
      if (statesOf(hubs) !== LOST) {
        throw new Error(`The card of ${service} does not say what is lost`);
      }
    }
  }
  return taken;
}

function toRow(taken: number[]): Row {
  const [p50, p99] = [percentile(taken, 0.5), percentile(taken, 0.99)];
  return {
    what: `card of a service while of three hubs, ${APPLICATIONS} Applications each, one is gone and one hangs, p50 / p99`,
    goal: `p99 < ${P99_MS} ms`,
    measured: `${milliseconds(p50)} / ${milliseconds(p99)}`,
    ok: p99 < P99_MS,
  };
}
