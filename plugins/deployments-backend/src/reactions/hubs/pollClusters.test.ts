import type { Cluster } from '@argosy/plugin-deployments-common';
import {
  application,
  named,
  observing,
  upsert,
} from './__testUtils__/observing';

const eu1: Cluster = {
  hub: 'main',
  name: 'eu1',
  region: 'eu',
  labels: {},
  apiVersions: [],
  connection: 'Successful',
  observedAt: '1',
};

describe('the clusters of a hub', () => {
  it('are read at once, every 30 s, and when the hub is there again', async () => {
    const { hub, store, timers, told, start } = observing();
    hub.clusters = [eu1];
    const running = start();
    await timers.advance(100);
    expect(store.clusters).toEqual([eu1]);
    const looks = () => hub.asked.filter(line => line === 'clusters').length;
    const before = looks();
    await timers.advance(30_000);
    expect(looks()).toBe(before + 1);
    told.length = 0;
    hub.clusters = [{ ...eu1, observedAt: '2' }];
    await timers.advance(30_000);
    expect(told).toEqual([]);
    hub.clusters = [{ ...eu1, connection: 'Failed' }];
    await timers.advance(30_000);
    expect(told).toEqual(['hub/main']);
    hub.emit(named('ServiceUnavailableError', 'gone'));
    const beforeDrop = looks();
    await timers.advance(2_000);
    expect(looks()).toBe(beforeDrop + 1);
    await running.stop();
  });

  it("leave the hub live, without details and with the reason, when Argo CD's own API fails", async () => {
    const { hub, store, timers, start } = observing();
    hub.clusters = named('NotAllowedError', 'The token has expired.');
    const running = start();
    await timers.advance(100);
    const said = {
      state: 'live',
      details: false,
      cause:
        'The token has expired. What it alone knows is as last seen, since 1970-01-01 00:16 UTC.',
    };
    expect(store.last).toMatchObject(said);
    await timers.advance(300_000);
    expect(store.last).toMatchObject(said);
    hub.clusters = [eu1];
    await timers.advance(30_000);
    expect(store.last).toEqual({
      name: 'main',
      url: undefined,
      state: 'live',
      details: true,
    });
    await running.stop();
  });

  it('are those that Applications name, where there is no other source', async () => {
    const { hub, store, timers, start } = observing();
    Object.assign(hub, { details: false });
    hub.pages = [
      { items: [application('a', { region: 'europe' })], upTo: '10' },
    ];
    const running = start();
    await timers.advance(100);
    hub.emit(upsert(application('b', { cluster: 'us1' }), '11'));
    await timers.advance(100);
    expect(
      store.clusters.map(({ name, region, connection }) => [
        name,
        region,
        connection,
      ]),
    ).toEqual([
      ['eu1', 'europe', 'Unknown'],
      ['us1', 'us1', 'Unknown'],
    ]);
    await running.stop();
  });
});
