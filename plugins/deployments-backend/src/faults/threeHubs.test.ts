import { openParts, type Parts } from './openParts.test.util';
import { openStage, type Stage } from './openStage.test.util';
import {
  LOST,
  openThreeHubs,
  SHORT,
  statesOf,
  THREE,
} from './openThreeHubs.test.util';
import { PEERS } from './peers.test.util';
import { runId } from './random.test.util';
import { type TimeAhead, timeAhead } from './timeAhead.test.util';
import { until } from '@argosy/control-plane';

jest.setTimeout(120_000);

/** Far more than an answer takes; what it takes is measured by `yarn bench`. */
const ANSWER_MS = 1_000;

describe(`three hubs of ${PEERS}, all of them the same one behind three wires`, () => {
  let stage: Stage;
  let time: TimeAhead;
  let parts: Parts;
  let three: Awaited<ReturnType<typeof openThreeHubs>>;

  beforeAll(async () => {
    stage = await openStage();
    time = timeAhead();
    three = await openThreeHubs(stage.hub);
    parts = await openParts(stage.places({ hubs: three.hubs }), {
      clock: time,
      deadlines: SHORT,
    });
  });
  afterAll(async () => {
    await parts?.stop();
    await three?.close();
    await stage?.close();
  });

  /** What a card asks, and the answer comes while a hub hangs. */
  const ask = async (service?: string) => {
    const late = new AbortController();
    const asked = await Promise.race([
      parts.ask(service),
      new Promise<undefined>(resolve => {
        const timer = setTimeout(resolve, ANSWER_MS, undefined);
        late.signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    ]);
    late.abort();
    if (asked) return asked;
    throw new Error(`The card waited for more than ${ANSWER_MS} ms`);
  };

  it('of which one is gone and one hangs: the card is answered, names both and since when, and shows what they last said', async () => {
    await stage.untilTrue(parts);
    // Git names one hub for each target, so that what the others show is no service's.
    const whole = await ask();
    const begin = Date.now();
    await three.loseTwo();
    const hubs = await until('both are said to be unreachable', async () => {
      time.skip(30_000);
      const answer = await ask('shop');
      return statesOf(answer.hubs) === LOST && answer.hubs;
    });
    const [, gone, hanging] = hubs;
    expect(gone.cause).toMatch(/^Hub gone is unreachable: .*ECONNREFUSED/);
    expect(hanging.cause).toMatch(/^Hub hanging is unreachable: .*answer/);
    for (const { since } of [gone, hanging]) {
      expect(Date.parse(since)).toBeGreaterThanOrEqual(begin);
      expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    }
    const { items } = await ask();
    const said = ({ hub, name, sync, health }: (typeof items)[number]) => ({
      hub,
      name,
      sync,
      health,
    });
    expect(items.map(said)).toEqual(whole.items.map(said));
    expect(new Set(items.map(({ hub }) => hub))).toEqual(new Set(THREE));

    // The one that is well is followed meanwhile.
    const name = `fault-meanwhile-${runId()}`;
    await stage.truth.create(name);
    const where = await until('the near hub shows what is new', async () => {
      const found = (await ask()).items.filter(item => item.name === name);
      return found.length > 0 && found;
    });
    expect(where.map(({ hub }) => hub)).toEqual(['near']);

    await three.repair();
    await stage.untilTrue(parts, () => time.skip(30_000));
    await stage.truth.remove(name);
    await stage.untilTrue(parts, () => time.skip(30_000));
  });
});
