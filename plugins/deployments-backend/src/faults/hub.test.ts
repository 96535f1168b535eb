import { openParts, type Parts } from './openParts.test.util';
import { ADA, openStage, type Stage, specs } from './openStage.test.util';
import { PEERS, peersOf } from './peers.test.util';
import { runId } from './random.test.util';
import { type TimeAhead, timeAhead } from './timeAhead.test.util';
import { until } from '@argosy/control-plane';
import { openWire, type Wire } from './wire.test.util';

jest.setTimeout(240_000);

/** Longer than any pause before another attempt. */
const PAUSE_MS = 30_000;

describe(`a hub of ${PEERS}`, () => {
  let stage: Stage;
  let time: TimeAhead;
  let parts: Parts;
  let wires: { kubernetes: Wire; argocd: Wire };
  const run = runId();
  const idle = (what: string) => `fault-${what}-${run}`;

  beforeAll(async () => {
    stage = await openStage();
    const { hub } = stage;
    wires = {
      kubernetes: await openWire(hub.kubernetes.server),
      argocd: await openWire(hub.argocd.url),
    };
    time = timeAhead();
    const wired = {
      ...hub,
      kubernetes: { ...hub.kubernetes, server: wires.kubernetes.url },
      argocd: { ...hub.argocd, url: wires.argocd.url },
    };
    parts = await openParts(stage.places({ hubs: [wired] }), { clock: time });
    await stage.untilTrue(parts);
  });
  afterAll(async () => {
    await parts?.stop();
    await Promise.all(Object.values(wires ?? {}).map(wire => wire.close()));
    await stage?.close();
  });

  const becomesTrue = () => stage.untilTrue(parts, () => time.skip(PAUSE_MS));
  const names = async () => (await parts.ask()).items.map(({ name }) => name);
  const peers = () => peersOf(stage.controlPlane, wires);
  /** Until the hub is said to be gone: since when, and why; what was known stays. */
  const isSaidGone = async () => {
    const known = await names();
    const begin = Date.now() - 1_000;
    const { since, cause } = await until(
      'the hub is said to be gone',
      async () => {
        const { hubs } = await parts.ask();
        return hubs[0].state === 'live' ? undefined : hubs[0];
      },
    );
    expect(Date.parse(since)).toBeGreaterThan(begin);
    expect(cause).toMatch(/^[A-Z].*\.$/);
    expect(await names()).toEqual(known);
  };

  it('whose API server is killed is said to be gone, and followed again when it is back', async () => {
    const { truth, hub } = stage;
    await peers().killApiServer(hub.name);
    await isSaidGone();
    await peers().startApiServer(hub.name);
    await until('the hub takes writes', () => truth.create(idle('killed')));
    await becomesTrue();
    expect(await names()).toContain(idle('killed'));
    await truth.remove(idle('killed'));
    await becomesTrue();
    expect(await names()).not.toContain(idle('killed'));
  });

  it('whose history is compacted while nobody watches is read anew', async () => {
    const { truth, hub } = stage;
    await truth.create(idle('vanishes'));
    await becomesTrue();
    await wires.kubernetes.cut();
    await isSaidGone();
    await truth.create(idle('appears'));
    await truth.remove(idle('vanishes'));
    await peers().compact(hub.name);
    await wires.kubernetes.repair();
    await becomesTrue();
    expect(await names()).toContain(idle('appears'));
    expect(await names()).not.toContain(idle('vanishes'));
    await truth.remove(idle('appears'));
    await becomesTrue();
  });

  it('whose Argo CD is down is known as last seen, says so, and makes up for it', async () => {
    const { hub } = stage;
    const known = await names();
    await peers().stopArgoCd(hub.name);
    const { state, cause } = await until(
      'Argo CD is said to be down',
      async () => {
        time.skip(PAUSE_MS);
        const { hubs } = await parts.ask();
        return hubs[0].cause === undefined ? undefined : hubs[0];
      },
    );
    expect(state).toBe('live');
    expect(cause).toMatch(
      /^Argo CD of hub main is unreachable: .* since 20\d\d-\S+ \d\d:\d\d UTC\.$/,
    );
    expect(await names()).toEqual(known);
    const clusters = await parts.context.readModel.listClusters();
    expect(clusters.map(({ name }) => name)).toContain('eu1');

    const service = `argocd-down-${run}`;
    const made = await parts.create(specs.commit(service), ADA);
    expect(made.state).toBe('merged');
    await peers().startArgoCd(hub.name);
    await until('the service runs', async () => {
      const { items, missing } = await parts.ask(service);
      return missing.length === 0 && items[0]?.health === 'Healthy';
    });
    await until('nothing is said of Argo CD any more', async () => {
      time.skip(PAUSE_MS);
      return (await parts.ask()).hubs[0].cause === undefined;
    });
    await becomesTrue();
  });
});
