import type { Cluster } from '@argosy/plugin-deployments-common';
import {
  application,
  named,
  observeFakeHubs,
  upsert,
} from './__testUtils__/observeFakeHubs';

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
    const { hub, store, clock, told, start } = observeFakeHubs();
    hub.clusters = [eu1];
    const running = start();
    await clock.advance(100);
    expect(store.clusters).toEqual([eu1]);
    const looks = () => hub.asked.filter(line => line === 'clusters').length;
    const before = looks();
    await clock.advance(30_000);
    expect(looks()).toBe(before + 1);
    told.length = 0;
    hub.clusters = [{ ...eu1, observedAt: '2' }];
    await clock.advance(30_000);
    expect(told).toEqual([]);
    hub.clusters = [{ ...eu1, connection: 'Failed' }];
    await clock.advance(30_000);
    expect(told).toEqual(['hub/main']);
    hub.emit(named('ServiceUnavailableError', 'gone'));
    const beforeDrop = looks();
    await clock.advance(2_000);
    expect(looks()).toBe(beforeDrop + 1);
    await running.stop();
  });

  it('one that cannot be read hides no other: it is named on the hub until it can be', async () => {
    const { hub, store, clock, told, logger, start } = observeFakeHubs();
    hub.clusters = [eu1];
    const bad = (at: number) => ({
      namespace: '',
      name: `number ${at} of the list`,
      why: 'It is no object.',
    });
    hub.unreadableClusters = [bad(1), bad(2)];
    const running = start();
    await clock.advance(100);
    expect(store.clusters).toEqual([eu1]);
    expect(store.last?.state).toBe('live');
    const since = expect.any(String);
    expect(store.unreadable).toEqual([
      { ...bad(1), kind: 'clusters', since },
      { ...bad(2), kind: 'clusters', since },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      'Hub main: clusters number 1 of the list cannot be read and is left out. It is no object.',
    );
    told.length = 0;
    await clock.advance(30_000);
    expect(told).toEqual([]);
    hub.unreadableClusters = [bad(2)];
    await clock.advance(30_000);
    expect(store.unreadable).toMatchObject([bad(2)]);
    expect(told).toEqual(['hub/main']);
    hub.unreadableClusters = [];
    await clock.advance(30_000);
    expect(store.unreadable).toEqual([]);
    await running.stop();
  });

  it("leave the hub live, without details and with the reason, when Argo CD's own API fails", async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    hub.clusters = named('NotAllowedError', 'The token has expired.');
    const running = start();
    await clock.advance(100);
    const said = {
      state: 'live',
      details: false,
      cause:
        'The token has expired. What only this API knows has not been updated since 1970-01-01 00:16 UTC.',
    };
    expect(store.last).toMatchObject(said);
    await clock.advance(300_000);
    expect(store.last).toMatchObject(said);
    hub.clusters = [eu1];
    await clock.advance(30_000);
    expect(store.last).toEqual({
      name: 'main',
      url: undefined,
      state: 'live',
      details: true,
    });
    await running.stop();
  });

  it('are those that Applications name, where there is no other source', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    Object.assign(hub, { details: false });
    hub.pages = [
      {
        items: [application('a', { region: 'europe' })],
        resourceVersion: '10',
      },
    ];
    const running = start();
    await clock.advance(100);
    hub.emit(upsert(application('b', { cluster: 'us1' }), '11'));
    await clock.advance(100);
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
