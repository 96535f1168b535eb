import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { openControlPlane, PEERS } from '../../faults/peers.test.util';
import { until } from '@argosy/control-plane';
import { openPostgres } from './__testUtils__/postgres.test.util';
import type { Backend } from './__testUtils__/startBackend.test.util';
import { startTwoBackends } from './__testUtils__/twoBackends.test.util';

jest.setTimeout(180_000);

/** The lease holds six seconds, and who waits looks every second; the rest is for slow machines. */
const TAKE_OVER_MS = 15_000;
const HAND_OVER_MS = 8_000;

describe(`two backends on one Postgres, on ${PEERS}`, () => {
  let controlPlane: Awaited<ReturnType<typeof openControlPlane>>;
  let postgres: Awaited<ReturnType<typeof openPostgres>>;
  let stage: Awaited<ReturnType<typeof startTwoBackends>>;
  let holder: Backend;
  let waiting: Backend;
  let mark: number;
  let calm: string;
  let doomed: string;
  let born: string;
  beforeAll(async () => {
    controlPlane = await openControlPlane();
    postgres = await openPostgres();
    stage = await startTwoBackends(controlPlane, postgres.url);
  });
  afterAll(async () => {
    await stage?.stop();
    await postgres?.stop();
    await controlPlane?.stop();
  });
  beforeEach(async () => {
    const run = randomBytes(3).toString('hex');
    [calm, doomed, born] = ['calm', 'doomed', 'born'].map(
      what => `${what}-${run}`,
    );
    await stage.begin();
    mark = await stage.witness.mark();
    await stage.create(calm, doomed);
    await stage.untilSeen(calm, doomed);
    await stage.untilQuiet();
    ({ holder, waiting } = await stage.roles());
  });
  afterEach(() => stage.clear());

  it('shows what changed while nobody watched, when one is killed; and doubles nothing', async () => {
    expect(waiting.told).toEqual([]);
    expect(await stage.witness.of(waiting.name, mark)).toEqual([]);

    holder.signal('SIGKILL');
    await holder.ended;
    mark = await stage.witness.mark();
    await stage.create(born);
    await stage.remove(doomed);
    expect(await stage.untilSeen(calm, born)).toBeLessThan(TAKE_OVER_MS);

    await stage.untilQuiet();
    expect(await stage.stateOfHub()).toBe('live');
    expect(await stage.witness.of(holder.name, mark)).toEqual([]);
    // It went on where the other one was: what did not change is told to nobody.
    expect(waiting.told).toContain(stage.signOf(born));
    expect(waiting.told).toContain(stage.signOf(doomed));
    expect(waiting.told).not.toContain(stage.signOf(calm));
  });

  it('hands over at once when one is stopped', async () => {
    holder.signal('SIGTERM');
    await stage.create(born);
    await stage.remove(doomed);
    expect(await stage.untilToldBy(waiting, born)).toBeLessThan(HAND_OVER_MS);
    await holder.ended;
    await stage.untilSeen(calm, born);
  });

  it('lets one that was frozen write nothing over what the other wrote', async () => {
    holder.signal('SIGSTOP');
    await stage.create(born);
    await stage.remove(doomed);
    expect(await stage.untilSeen(calm, born)).toBeLessThan(TAKE_OVER_MS);
    mark = await stage.witness.mark();

    holder.signal('SIGCONT');
    await until('it knows', async () =>
      holder.log().includes('is now observed by another replica'),
    );
    await stage.create(doomed);
    await stage.untilToldBy(waiting, doomed);
    await wait(3_000);
    expect(await stage.witness.of(holder.name, mark)).toEqual([]);
    expect(holder.told).not.toContain(stage.signOf(born));
    expect(await stage.names()).toEqual([born, calm, doomed].sort());
  });

  it('goes on though one was frozen in the middle of a write', async () => {
    const release = await stage.holdWrites();
    await stage.create(born);
    await until('it wants to write', () => stage.waitsForLock(holder));
    holder.signal('SIGSTOP');
    await release();
    await stage.remove(doomed);
    expect(await stage.untilSeen(calm, born)).toBeLessThan(TAKE_OVER_MS);
    mark = await stage.witness.mark();

    holder.signal('SIGCONT');
    await wait(3_000);
    expect(holder.isRunning()).toBe(true);
    expect(await stage.witness.of(holder.name, mark)).toEqual([]);

    waiting.signal('SIGKILL');
    await stage.remove(born);
    await stage.untilSeen(calm);
  });
});
