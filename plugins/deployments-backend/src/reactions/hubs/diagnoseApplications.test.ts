import type { ResourceTree } from '@argosy/plugin-deployments-common';
import {
  application,
  observeFakeHubs,
  upsert,
} from './__testUtils__/observeFakeHubs';
import type { Explain } from './types';

const tree = (message: string): ResourceTree => ({
  nodes: [
    {
      kind: 'Pod',
      name: 'p',
      info: [],
      images: [],
      health: { status: 'Degraded', message },
    },
  ],
});
const explain: Explain = ({ health }, of) => {
  if (health === 'Healthy') return {};
  return of
    ? { cause: { message: String(of.nodes[0].health?.message) } }
    : { cause: { message: 'not known yet' } };
};
const bad = application('a', { health: 'Degraded' });

describe('an Application that turns bad', () => {
  const prepare = async () => {
    const all = observeFakeHubs({ explain });
    const running = all.start();
    await all.clock.advance(100);
    const causeOf = (name: string) =>
      all.store.applications.get(`main/argocd/${name}`)?.cause?.message;
    const trees = () =>
      all.hub.asked.filter(line => line.startsWith('tree')).length;
    return { ...all, running, causeOf, trees };
  };

  it('says at once what is known, then what its resource tree tells', async () => {
    const { hub, clock, told, running, causeOf } = await prepare();
    hub.tree = tree('image cannot be pulled');
    hub.emit(upsert(bad, '11'));
    await clock.advance(50);
    expect(causeOf('a')).toBe('not known yet');
    told.length = 0;
    await clock.advance(300);
    expect(causeOf('a')).toBe('image cannot be pulled');
    expect(told).toEqual(['main/argocd/a']);
    await running.stop();
  });

  it('keeps its words when it is only seen again, and loses them when it is well', async () => {
    const { hub, clock, running, causeOf } = await prepare();
    hub.tree = tree('image cannot be pulled');
    hub.emit(upsert(bad, '11'));
    await clock.advance(1_000);
    hub.emit(upsert({ ...bad, reconciledAt: 'later' }, '12'));
    await clock.advance(50);
    expect(causeOf('a')).toBe('image cannot be pulled');
    hub.emit(upsert(application('a'), '13'));
    await clock.advance(50);
    expect(causeOf('a')).toBeUndefined();
    await running.stop();
  });

  it('is looked at once for many events in a row', async () => {
    const { hub, clock, running, trees } = await prepare();
    for (let turn = 0; turn < 20; turn += 1) {
      hub.emit(upsert({ ...bad, reconciledAt: `${turn}` }, `${turn + 11}`));
      await clock.advance(10);
    }
    await clock.advance(300);
    expect(trees()).toBeLessThanOrEqual(2);
    await running.stop();
  });

  it('is looked at every 15 s while it moves, and not at all when that is over in a second', async () => {
    const { hub, clock, running, trees } = await prepare();
    hub.tree = tree('1 of 3');
    const moving = application('a', { health: 'Progressing' });
    hub.emit(upsert(moving, '11'));
    await clock.advance(500);
    hub.emit(upsert(application('a'), '12'));
    await clock.advance(60_000);
    expect(trees()).toBe(0);
    hub.emit(upsert(moving, '13'));
    await clock.advance(40_000);
    expect(trees()).toBe(3);
    await running.stop();
  });

  it('has at most four trees read at once', async () => {
    const { hub, clock, running } = await prepare();
    let open = 0;
    let most = 0;
    hub.getResourceTree = async () => {
      open += 1;
      most = Math.max(most, open);
      await clock.sleep(1_000, new AbortController().signal);
      open -= 1;
      return tree('slow');
    };
    for (let n = 0; n < 30; n += 1) {
      hub.emit(
        upsert(application(`a${n}`, { health: 'Missing' }), `${n + 11}`),
      );
    }
    await clock.advance(20_000);
    expect(most).toBe(4);
    await running.stop();
  });

  it('keeps what is known when the tree cannot be read', async () => {
    const { hub, clock, store, running, causeOf } = await prepare();
    hub.tree = new Error('503');
    hub.emit(upsert(bad, '11'));
    await clock.advance(1_000);
    expect(causeOf('a')).toBe('not known yet');
    expect(store.last?.state).toBe('live');
    await running.stop();
  });

  it("is not asked for where the hub has no access to Argo CD's own API", async () => {
    const all = observeFakeHubs({ explain });
    Object.assign(all.hub, { details: false });
    const running = all.start();
    await all.clock.advance(100);
    all.hub.emit(upsert(bad, '11'));
    await all.clock.advance(20_000);
    expect(all.hub.asked.join()).not.toContain('tree');
    await running.stop();
  });
});
