import { mockServices } from '@backstage/backend-test-utils';
import { manualClock } from './__testUtils__/manualClock';
import { noMetrics } from './metrics';
import { leaderElection, type ElectionOptions } from './leaderElection';

interface Notes {
  write(note: string): Promise<void>;
}

/** Replicas that share a database, in which a test may take the lease away. */
function replicas(options: Partial<ElectionOptions<Notes>> = {}) {
  const clock = manualClock();
  const logger = mockServices.logger.mock();
  const database = {
    leader: undefined as string | undefined,
    failure: undefined as Error | 'hang' | undefined,
    seconds: [] as Array<number | undefined>,
    notes: [] as string[],
  };
  const elect = (holder: string) =>
    leaderElection<Notes>({
      lease: 'notes',
      subject: 'notes',
      holder,
      leases: {
        async acquireLease(_, by, seconds) {
          if (database.failure === 'hang') await new Promise(() => {});
          if (database.failure instanceof Error) throw database.failure;
          database.leader ??= by;
          database.seconds.push(seconds);
          return database.leader === by;
        },
        async releaseLease(_, by) {
          if (database.leader === by) database.leader = undefined;
        },
        underLease: (_, by) => ({
          async write(note) {
            if (database.leader !== by) {
              throw Object.assign(new Error('lost'), {
                name: 'LeaseLostError',
              });
            }
            database.notes.push(note);
          },
        }),
      },
      renewEveryMs: 4_000,
      onUnknown: 'stop',
      clock,
      logger,
      ...options,
    });
  return { clock, logger, database, elect };
}

const never = new AbortController().signal;
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve());
  });

it('works while it leads, and keeps the lease until it is released', async () => {
  const { database, elect } = replicas({ leaseSeconds: 6 });
  const [a, b] = [elect('a'), elect('b')];
  expect(await a.lead(never, ({ store }) => store.write('from a'))).toBe(
    'completed',
  );
  const work = jest.fn();
  expect(await b.lead(never, work)).toBe('standby');
  await b.release();
  expect(await b.lead(never, work)).toBe('standby');
  expect(work).not.toHaveBeenCalled();
  await a.release();
  expect(await b.lead(never, ({ store }) => store.write('from b'))).toBe(
    'completed',
  );
  expect(database.notes).toEqual(['from a', 'from b']);
  expect(database.seconds).toEqual([6, 6, 6, 6]);
});

it('renews the lease during the work, and not afterwards', async () => {
  const { clock, database, elect } = replicas();
  const leading = elect('a').lead(never, () => clock.sleep(9_000, never));
  await clock.advance(9_000);
  expect(await leading).toBe('completed');
  expect(database.seconds).toHaveLength(3);
  await clock.advance(60_000);
  expect(database.seconds).toHaveLength(3);
});

it('aborts the work when another replica holds the lease', async () => {
  const { clock, database, elect } = replicas({ onUnknown: 'continue' });
  const leading = elect('a').lead(never, async ({ signal }) => {
    await untilAborted(signal);
    throw new Error('a consequence of the abort');
  });
  await clock.advance(1_000);
  database.leader = 'b';
  await clock.advance(3_000);
  expect(await leading).toBe('lost');
});

it('ends when the store refuses, before a renewal tells', async () => {
  const { clock, database, elect } = replicas();
  const leading = elect('a').lead(never, async ({ store, isLeader }) => {
    expect(await isLeader()).toBe(true);
    await clock.sleep(1_000, never);
    database.leader = 'b';
    expect(await isLeader()).toBe(false);
    await store.write('too late');
  });
  await clock.advance(1_000);
  expect(await leading).toBe('lost');
  expect(database.notes).toEqual([]);
});

describe.each<[string, Error | 'hang']>([
  ['fails', new Error('no database')],
  ['hangs', 'hang'],
])('when the database %s', (_, failure) => {
  it('stops work that has effects elsewhere', async () => {
    const { clock, logger, database, elect } = replicas({ onUnknown: 'stop' });
    const leading = elect('a').lead(never, ({ signal }) =>
      untilAborted(signal),
    );
    await clock.advance(100);
    database.failure = failure;
    await clock.advance(6_000);
    expect(await leading).toBe('lost');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('continues work that only writes through the fenced store, and logs once', async () => {
    const { clock, logger, database, elect } = replicas({
      onUnknown: 'continue',
    });
    const leading = elect('a').lead(never, async ({ store }) => {
      await clock.sleep(30_000, never);
      await store.write('late');
    });
    await clock.advance(100);
    database.failure = failure;
    await clock.advance(20_000);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toMatch(
      /^The lease of notes cannot be renewed in the database/,
    );
    database.failure = undefined;
    await clock.advance(10_000);
    expect(await leading).toBe('completed');
    expect(database.notes).toEqual(['late']);
  });

  it('does not begin, and logs once until the database answers', async () => {
    const { clock, logger, database, elect } = replicas();
    const election = elect('a');
    database.failure = failure;
    const work = jest.fn();
    for (let turn = 0; turn < 2; turn += 1) {
      const leading = election.lead(never, work);
      await clock.advance(2_000);
      expect(await leading).toBe('standby');
    }
    expect(work).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    database.failure = undefined;
    await election.lead(never, async () => {});
    database.failure = failure;
    const leading = election.lead(never, work);
    await clock.advance(2_000);
    await leading;
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});

it('stops with the signal of the caller, even while the database hangs', async () => {
  const { clock, logger, database, elect } = replicas();
  const stopping = new AbortController();
  const leading = elect('a').lead(stopping.signal, ({ signal }) =>
    untilAborted(signal),
  );
  await clock.advance(3_900);
  database.failure = 'hang';
  await clock.advance(200);
  stopping.abort();
  expect(await leading).toBe('stopped');
  expect(await elect('a').lead(stopping.signal, jest.fn())).toBe('stopped');
  expect(logger.warn).not.toHaveBeenCalled();
});

it('rejects with what the work throws', async () => {
  const { elect } = replicas();
  await expect(
    elect('a').lead(never, async () => {
      throw new Error('a bug');
    }),
  ).rejects.toThrow('a bug');
});

it('counts when a lease is acquired, lost and released, and no renewal', async () => {
  const changes: string[] = [];
  const { clock, database, elect } = replicas({
    metrics: {
      ...noMetrics,
      leaseChanged: (lease, change) => changes.push(`${lease} ${change}`),
    },
  });
  const election = elect('me');
  const leading = election.lead(never, ({ signal }) => untilAborted(signal));
  await clock.advance(9_000);
  expect(changes).toEqual(['notes acquired']);
  database.leader = 'other';
  await clock.advance(4_000);
  expect(await leading).toBe('lost');
  expect(await election.lead(never, async () => {})).toBe('standby');
  expect(changes).toEqual(['notes acquired', 'notes lost']);
  database.leader = undefined;
  await election.lead(never, async () => {});
  await election.release();
  expect(changes.slice(2)).toEqual(['notes acquired', 'notes released']);
});
