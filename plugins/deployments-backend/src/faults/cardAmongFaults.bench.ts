import { join } from 'node:path';
import {
  alternate,
  inFolder,
  type Pair,
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

const LIVE = 'live,live,live';
/** On each of three hubs. */
const APPLICATIONS = 1_000;
const GOAL = 1.3;
const ROUNDS = 100;
const SERVICES = Array.from(
  { length: 10 },
  (_, n) => `bench-${String(n * 15).padStart(5, '0')}`,
);
const PATIENCE = { timeoutMs: 180_000, everyMs: 500 };

/**
 * Measures what a card waits for while, of three hubs, one refuses connections and one hangs. Its control is the card
 * of a backend beside it whose three hubs all answer: nobody waits for what is lost. How fast a card is at all is the
 * matter of another row.
 */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, APPLICATIONS);
    const open = async (name: string) => {
      const three = await openThreeHubs(sandbox.access);
      const time = timeAhead();
      const parts = await openParts(
        {
          hubs: three.hubs,
          git: sandbox.git,
          database: join(folder, `${name}.sqlite`),
          workdir: join(folder, name),
        },
        { clock: time, deadlines: SHORT },
      );
      await until(
        'all three are read',
        async () => {
          const { hubs } = await parts.ask('-');
          if (statesOf(hubs) === LIVE) return true;
          throw new Error(JSON.stringify(hubs));
        },
        PATIENCE,
      );
      return { parts, time, three };
    };
    const [lost, whole] = [await open('lost'), await open('whole')];
    try {
      await lost.three.loseTwo();
      await untilLost(lost);
      return [
        toRow(
          await alternate(
            ROUNDS,
            () => openCards(lost.parts, LOST),
            () => openCards(whole.parts, LIVE),
          ),
        ),
      ];
    } finally {
      for (const { parts, three } of [lost, whole]) {
        await parts.stop();
        await three.close();
      }
      await sandbox.stop();
    }
  });

const untilLost = ({ parts, time }: { parts: Parts; time: TimeAhead }) =>
  until(
    'two are known to be lost',
    async () => {
      time.skip(30_000);
      return statesOf((await parts.ask('-')).hubs) === LOST;
    },
    PATIENCE,
  );

/** The slowest of all cards, opened one after the other; in milliseconds. */
async function openCards(parts: Parts, states: string): Promise<number> {
  let slowest = 0;
  for (const service of SERVICES) {
    const begin = performance.now();
    const { items, hubs } = await parts.ask(service);
    slowest = Math.max(slowest, performance.now() - begin);
    if (new Set(items.map(({ hub }) => hub)).size !== 3) {
      throw new Error(`The card of ${service} does not show all three hubs`);
    }
    if (statesOf(hubs) !== states) {
      throw new Error(`The card of ${service} does not say what is lost`);
    }
  }
  return slowest;
}

function toRow(pairs: Pair[]): Row {
  const p99 = percentile(
    pairs.map(({ figure }) => figure),
    0.99,
  );
  return {
    what: `card of a service while of three hubs, ${APPLICATIONS} Applications each, one is gone and one hangs, slowest of ${SERVICES.length}`,
    unit: 'ms',
    pairs,
    control: 'the same card while all three hubs answer',
    goal: GOAL,
    note: `p99 ${p99.toFixed(1)} ms`,
  };
}
