import { fakeHub } from './__testUtils__/fakeHub';
import {
  application,
  observeFakeHubs,
  upsert,
} from './__testUtils__/observeFakeHubs';

describe('startHubObservers', () => {
  let running: { stop(): Promise<void> } | undefined;
  afterEach(() => running?.stop());

  it('lists all pages, then watches from the last one, and is live', async () => {
    const { hub, store, clock, told, start } = observeFakeHubs();
    hub.pages = [
      { items: [application('a')], resourceVersion: '10' },
      { items: [application('b')], resourceVersion: '11' },
    ];
    running = start();
    await clock.advance(100);
    expect([...store.applications.keys()]).toEqual([
      'main/argocd/a',
      'main/argocd/b',
    ]);
    expect(hub.asked).toContain('watch applications 11');
    expect(store.states).toEqual(['connecting', 'live']);
    expect(told).toEqual(
      expect.arrayContaining(['hub/main', 'main/argocd/a', 'main/argocd/b']),
    );
  });

  it('writes what a watch tells within 30 ms, many events as one batch', async () => {
    const { hub, store, clock, told, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    store.batches = [];
    told.length = 0;
    hub.emit(
      upsert(application('a', { health: 'Unknown' }), '11'),
      upsert(application('b'), '12'),
      upsert(application('a'), '13'),
    );
    await clock.advance(30);
    expect(store.batches).toEqual([2]);
    expect(store.applications.get('main/argocd/a')?.health).toBe('Healthy');
    expect(told).toEqual(['main/argocd/a', 'main/argocd/b']);
  });

  it('measures lists, and how long each event waited for its row', async () => {
    const { hub, store, clock, pointsOf, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    const lists = pointsOf('deployments.hub.relists');
    expect(lists.map(({ attributes }) => attributes.kind).sort()).toEqual([
      'applications',
      'applicationsets',
    ]);
    expect(pointsOf('deployments.lease.changes')).toEqual([
      { value: 1, attributes: { lease: 'main', change: 'acquired' } },
    ]);
    store.beforeSave = () => clock.sleep(2_000, new AbortController().signal);
    hub.emit(upsert(application('a'), '11'), upsert(application('a'), '12'));
    await clock.advance(3_000);
    expect(pointsOf('deployments.watch.lag')).toEqual([
      { value: 2.025, attributes: { hub: 'main', kind: 'applications' } },
    ]);
  });

  it('keeps the order: deleted and made again stands, made and deleted is gone', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    const remove = (name: string, resourceVersion: string) =>
      ({ type: 'delete', namespace: 'argocd', name, resourceVersion }) as const;
    hub.emit(upsert(application('a'), '11'), upsert(application('b'), '12'));
    await clock.advance(30);
    hub.emit(
      remove('a', '13'),
      upsert(application('a', { uid: 'second' }), '14'),
      upsert(application('b', { sync: 'OutOfSync' }), '15'),
      remove('b', '16'),
    );
    await clock.advance(30);
    expect([...store.applications.values()].map(({ uid }) => uid)).toEqual([
      'second',
    ]);
  });

  it('never lets a later batch overtake a slow one, and waits while too much waits', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    let finish = () => {};
    store.beforeSave = () => new Promise(resolve => (finish = resolve));
    hub.emit(upsert(application('a', { sync: 'OutOfSync' }), '11'));
    await clock.advance(30);
    hub.emit(upsert(application('a'), '12'));
    await clock.advance(60);
    store.beforeSave = async () => {};
    finish();
    await clock.advance(60);
    expect(store.applications.get('main/argocd/a')?.sync).toBe('Synced');
  });

  it('saves the point that it has written, and goes on from there without a list', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    hub.emit({ type: 'bookmark', resourceVersion: '99' });
    await clock.advance(5_000);
    expect(store.points).toEqual({
      'applications/argocd': '99',
      'applicationsets/argocd': '10',
    });
    await running.stop();
    hub.asked.length = 0;
    running = start();
    await clock.advance(100);
    expect(
      hub.asked.filter(line => !/^(clusters|projects)/.test(line)),
    ).toEqual(['watch applications 99', 'watch applicationsets 10']);
  });

  it('saves no point beyond what is written', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    let finish = () => {};
    store.beforeSave = () => new Promise(resolve => (finish = resolve));
    hub.emit(upsert(application('a'), '11'));
    await clock.advance(6_000);
    expect(store.points['applications/argocd']).toBe('10');
    finish();
  });

  it('is not held up by another hub that hangs', async () => {
    const stuck = fakeHub('stuck');
    stuck.refuse = 'hang';
    const { hub, store, clock, start } = observeFakeHubs({
      hubs: [fakeHub(), stuck],
    });
    hub.pages = [{ items: [application('a')], resourceVersion: '10' }];
    running = start();
    await clock.advance(100);
    hub.emit(upsert(application('b'), '11'));
    await clock.advance(100);
    expect(store.applications.size).toBe(2);
    expect(store.states).toContain('live');
  });

  it('begins again from what was saved when the database fails', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    store.beforeSave = async () => {
      throw new Error('database is locked');
    };
    hub.emit(upsert(application('a'), '11'));
    await clock.advance(100);
    store.beforeSave = async () => {};
    expect(store.states).not.toContain('unreachable');
    await clock.advance(6_000);
    expect(hub.asked.slice(-3)).toContain('watch applications 10');
  });

  it('lets go what a namespace held that the config no longer names', async () => {
    const { store, clock, start } = observeFakeHubs();
    store.points = { 'applications/old': '5', 'applicationsets/old': '5' };
    store.applications.set(
      'main/old/a',
      application('a', { namespace: 'old' }),
    );
    running = start();
    await clock.advance(100);
    expect(store.applications.size).toBe(0);
    expect(store.points['applications/old']).toBe('');
  });
});
