import {
  application,
  observeFakeHubs,
  upsert,
} from './__testUtils__/observeFakeHubs';

describe('the lease of a hub', () => {
  it('keeps a second replica waiting until the first gives it back', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    store.leaseOf.set('main', 'other');
    const running = start();
    await clock.advance(20_000);
    expect(hub.asked).toEqual([]);
    expect(store.states).toEqual([]);
    store.leaseOf.delete('main');
    await clock.advance(5_000);
    expect(store.states).toEqual(['connecting', 'live']);
    await running.stop();
    expect(store.leaseOf.size).toBe(0);
  });

  it('stops writing as soon as it is lost', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    const running = start();
    await clock.advance(100);
    store.leaseOf.set('main', 'other');
    await clock.advance(5_100);
    hub.emit(upsert(application('late'), '11'));
    await clock.advance(1_000);
    expect(store.applications.size).toBe(0);
    expect(store.leaseOf.get('main')).toBe('other');
    await running.stop();
  });

  it.each<[string, () => Promise<boolean>]>([
    ['fails', () => Promise.reject(new Error('no database'))],
    ['hangs', () => new Promise(() => {})],
  ])(
    'lost unseen, because renewing %s, lets nothing be written',
    async (_, acquireLease) => {
      const { hub, store, clock, logger, start } = observeFakeHubs();
      const running = start();
      await clock.advance(100);
      const { acquireLease: works } = store;
      store.acquireLease = acquireLease;
      await clock.advance(10_000);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      store.leaseOf.set('main', 'other');
      hub.emit(upsert(application('late'), '11'));
      await clock.advance(100);
      expect(store.applications.size).toBe(0);
      expect(logger.info).toHaveBeenLastCalledWith(
        'Hub main is now observed by another replica',
      );
      expect(logger.error).not.toHaveBeenCalled();
      store.acquireLease = works;
      store.leaseOf.delete('main');
      await clock.advance(15_000);
      const watches = hub.asked.filter(line =>
        line.startsWith('watch applications '),
      );
      expect(watches).toEqual([
        'watch applications 10',
        'watch applications 10',
      ]);
      await running.stop();
    },
  );

  it('outlives one renewal that fails', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    const running = start();
    await clock.advance(100);
    const { acquireLease: works } = store;
    store.acquireLease = () => Promise.reject(new Error('busy'));
    await clock.advance(5_000);
    store.acquireLease = works;
    hub.emit(upsert(application('a'), '11'));
    await clock.advance(10_000);
    expect(store.applications.size).toBe(1);
    expect(store.states).toEqual(['connecting', 'live']);
    await running.stop();
  });
});
