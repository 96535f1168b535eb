import type { ApplicationWrite } from '../../database/types';
import {
  application,
  named,
  observeFakeHubs,
  upsert,
} from './__testUtils__/observeFakeHubs';

const poison = {
  namespace: 'argocd',
  name: 'x',
  uid: 'uid-x',
  why: 'spec: expected object, received null',
};
const poisoned = (resourceVersion: string) =>
  ({ type: 'unreadable', item: poison, resourceVersion }) as const;

describe('one poisoned Application', () => {
  let running: { stop(): Promise<void> } | undefined;
  afterEach(() => running?.stop());

  it('does not blind the hub: the others are seen, the watch goes on behind it, and it is named', async () => {
    const { hub, store, clock, told, logger, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    hub.emit(poisoned('15'), upsert(application('b'), '16'));
    await clock.advance(10_000);
    expect([...store.applications.keys()]).toEqual(['main/argocd/b']);
    expect(store.last?.state).toBe('live');
    expect(store.points['applications/argocd']).toBe('16');
    expect(store.unreadable).toEqual([
      { ...poison, kind: 'applications', since: expect.any(String) },
    ]);
    expect(told).toContain('hub/main');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('applications argocd/x cannot be read'),
    );
  });

  it.each([
    ['deleted', { type: 'delete', namespace: 'argocd', name: 'x' } as const],
    ['readable again', { type: 'upsert', item: application('x') } as const],
  ])('is forgotten once it is %s, after a restart too', async (_, event) => {
    const { hub, store, clock, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    hub.emit(poisoned('15'));
    await clock.advance(10_000);
    await running.stop();
    running = start();
    await clock.advance(10_000);
    expect(hub.asked.filter(line => line.startsWith('list'))).toHaveLength(2);
    expect(hub.asked).toContain('watch applications 15');
    expect(store.unreadable).toHaveLength(1);
    hub.emit({ ...event, resourceVersion: '17' });
    await clock.advance(100);
    expect(store.unreadable).toEqual([]);
  });

  it('is named once, with the time when it was first seen so', async () => {
    const { hub, store, clock, told, start } = observeFakeHubs();
    running = start();
    await clock.advance(100);
    hub.emit(poisoned('15'));
    await clock.advance(100);
    const [first] = store.unreadable;
    told.length = 0;
    await clock.advance(5_000);
    hub.emit(poisoned('16'), poisoned('17'));
    await clock.advance(100);
    expect(store.unreadable).toEqual([first]);
    expect(told).toEqual([]);
  });

  it('of a list keeps what was last known of it, until a list is without it', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    store.applications.set('main/argocd/x', application('x'));
    hub.pages = [
      {
        items: [application('a')],
        unreadable: [poison],
        resourceVersion: '10',
      },
      { items: [application('b')], resourceVersion: '10' },
    ];
    running = start();
    await clock.advance(40_000);
    expect([...store.applications.keys()].sort()).toEqual([
      'main/argocd/a',
      'main/argocd/b',
      'main/argocd/x',
    ]);
    expect(store.unreadable).toHaveLength(1);
    hub.pages = [{ items: [application('a')], resourceVersion: '20' }];
    hub.emit(named('ResourceExpiredError', 'too old'));
    await clock.advance(1_000);
    expect([...store.applications.keys()]).toEqual(['main/argocd/a']);
    expect(store.unreadable).toEqual([]);
  });
});

describe('one Application that the database does not take', () => {
  let running: { stop(): Promise<void> } | undefined;
  afterEach(() => running?.stop());

  const refusing = (store: ReturnType<typeof observeFakeHubs>['store']) => {
    const { saveApplications } = store;
    store.saveApplications = async (hub: string, items: ApplicationWrite[]) => {
      if (items.some(({ revision }) => revision === 'long')) {
        throw named('RowRefusedError', 'index row size 8016 exceeds 2704');
      }
      return saveApplications(hub, items);
    };
  };

  it('does not lose the others of its batch, and is named without a word of SQL', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    refusing(store);
    running = start();
    await clock.advance(100);
    const long = application('x', { revision: 'long' });
    hub.emit(
      upsert(application('a'), '15'),
      upsert(long, '16'),
      upsert(application('b'), '17'),
    );
    await clock.advance(10_000);
    expect([...store.applications.keys()]).toEqual([
      'main/argocd/a',
      'main/argocd/b',
    ]);
    expect(store.points['applications/argocd']).toBe('17');
    expect(store.unreadable).toMatchObject([
      { name: 'x', why: 'The database does not take what it holds.' },
    ]);
    hub.emit(upsert(application('x'), '18'));
    await clock.advance(100);
    expect(store.unreadable).toEqual([]);
    expect(store.applications.has('main/argocd/x')).toBe(true);
  });
});
