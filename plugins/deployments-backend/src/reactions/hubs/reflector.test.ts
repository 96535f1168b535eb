import {
  application,
  named,
  observeFakeHubs,
  upsert,
} from './__testUtils__/observeFakeHubs';

const gone = () => named('ResourceExpiredError', 'too old');
const down = () => named('ServiceUnavailableError', 'Hub main is unreachable.');

describe('a hub in trouble', () => {
  let running: { stop(): Promise<void> } | undefined;
  afterEach(() => running?.stop());

  it('goes on after a quiet end, without a word', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(10_000);
    hub.emit({ type: 'bookmark', resourceVersion: '20' }, 'end');
    await clock.advance(100);
    expect(hub.asked.at(-1)).toBe('watch applications 20');
    expect(store.states).toEqual(['connecting', 'live']);
  });

  it('is stale after a drop, and live again from where it was', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    hub.emit(upsert(application('a'), '15'), down());
    await clock.advance(100);
    expect(store.last).toMatchObject({
      state: 'stale',
      cause: 'The watch was lost. Hub main is unreachable.',
    });
    await clock.advance(2_000);
    expect(hub.asked.at(-2)).toBe('watch applications 15');
    expect(store.states).toEqual(['connecting', 'live', 'stale', 'live']);
    expect(store.last?.cause).toBeUndefined();
  });

  it('reads everything again on 410 and removes what is gone meanwhile', async () => {
    const { hub, store, clock, told, start } = observeFakeHubs();
    hub.pages = [
      { items: [application('a'), application('b')], resourceVersion: '10' },
    ];
    running = start();
    await clock.advance(40_000);
    hub.pages = [{ items: [application('b')], resourceVersion: '70' }];
    told.length = 0;
    hub.emit(gone());
    await clock.advance(100);
    expect([...store.applications.keys()]).toEqual(['main/argocd/b']);
    expect(told).toContain('main/argocd/a');
    expect(hub.asked.at(-1)).not.toBe('watch applications 10');
    expect(hub.asked).toContain('watch applications 70');
    expect(store.last?.state).toBe('live');
  });

  it('does not read everything over and over when the hub forgets at once', async () => {
    const { hub, clock, start } = observeFakeHubs();
    clock.random = () => 1;
    running = start();
    await clock.advance(40_000);
    hub.asked.length = 0;
    for (let turn = 0; turn < 20; turn += 1) hub.emit(gone());
    await clock.advance(10_000);
    expect(
      hub.asked.filter(line => line === 'list applications').length,
    ).toBeLessThan(6);
  });

  it('starts a list again that expired halfway, and forgets its first half', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    hub.pages = [
      { items: [application('old')], resourceVersion: '10' },
      gone(),
    ];
    running = start();
    await clock.advance(100);
    hub.pages = [{ items: [application('new')], resourceVersion: '12' }];
    await clock.advance(2_000);
    expect([...store.applications.keys()]).toEqual(['main/argocd/new']);
    expect(store.last?.state).toBe('live');
  });

  it('waits longer each time while the hub is away, up to 30 s, and says why', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    clock.random = () => 1;
    hub.pages = [down()];
    running = start();
    const attempts: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      const before = hub.asked.filter(l => l === 'list applications').length;
      await clock.advance(1_000);
      const after = hub.asked.filter(l => l === 'list applications').length;
      if (after > before) attempts.push(second);
    }
    expect(attempts).toEqual([0, 1, 5, 13, 29, 59, 89, 119]);
    expect(store.last).toMatchObject({
      state: 'unreachable',
      cause: 'Hub main is unreachable.',
    });
  });

  it.each(['NotAllowedError', 'NotFoundError'])(
    'is refused by %s, and says what is missing',
    async name => {
      const { hub, store, clock, start } = observeFakeHubs();
      hub.pages = [named(name, 'The right to list is missing.')];
      running = start();
      await clock.advance(100);
      expect(store.last).toMatchObject({
        state: 'refused',
        cause: 'The right to list is missing.',
      });
    },
  );
});
