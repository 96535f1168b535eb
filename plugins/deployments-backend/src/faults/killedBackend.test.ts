import { setTimeout as wait } from 'node:timers/promises';
import { NOTHING, ONE_COMMIT, ONE_PULL } from './gitTruth.test.util';
import { type By, openStage, type Stage, specs } from './openStage.test.util';
import { isLab, PEERS } from './peers.test.util';
import { runId, seededRandom } from './random.test.util';
import { type Backend, startBackend } from './startBackend.test.util';
import { until } from '@argosy/control-plane';

jest.setTimeout(300_000);

/** A Change that nobody writes is taken up after two minutes. */
const TAKEN_UP = { timeoutMs: 200_000, everyMs: 1_000 };
const ONCE = { commit: ONE_COMMIT, 'pull-request': ONE_PULL };

const random = seededRandom();
const run = runId();
const points = Array.from({ length: isLab ? 5 : 1 }, (_, n) => ({
  part: random.next(),
  by: random.pick<By>(['commit', 'pull-request']),
  service: `portal-${run}-${n}`,
}));

describe(`the whole backend killed at ${points.length} of the points of a create on ${PEERS} (ARGOSY_SEED=${random.seed})`, () => {
  let stage: Stage;
  let backend: Backend;
  let unhurtMs: number;
  const start = () => startBackend(stage, stage.folder);
  const changesOf = async (service: string) =>
    (await backend.ask(service)).changes;

  beforeAll(async () => {
    stage = await openStage();
    backend = await start();
    await stage.untilTrue(backend);
    await backend.create(specs.commit(`first-${run}`));
    const begin = performance.now();
    await backend.create(specs.commit(`second-${run}`));
    unhurtMs = performance.now() - begin;
  });
  afterAll(async () => {
    await backend?.stop();
    await stage?.close();
  });

  it.each(points)(
    'at $part of a $by: started again it knows the truth, and has doubled nothing',
    async ({ part, by, service }) => {
      const creating = backend.create(specs[by](service)).catch(() => {});
      await wait(part * unhurtMs);
      await backend.kill();
      await creating;
      backend = await start();
      await stage.untilTrue(backend);
      const { changes } = await backend.ask(service);
      expect(changes.length).toBeLessThanOrEqual(1);
      const written = await stage.git.writtenFor(service);
      const most = changes.length === 0 ? NOTHING : ONCE[by];
      expect(written.commits).toBeLessThanOrEqual(most.commits);
      expect(written.branches).toBeLessThanOrEqual(most.branches);
      expect(written.pulls).toBeLessThanOrEqual(most.pulls);
    },
  );

  it(`has each of them done once, when ${isLab ? 'nobody asks' : 'asked'} again`, async () => {
    for (const { by, service } of points) {
      const isBegun = (await changesOf(service)).length > 0;
      if (!isLab || !isBegun) await backend.create(specs[by](service));
      const state = by === 'commit' ? 'merged' : 'open';
      const changes = await until(
        `${service} is ${state}`,
        async () => {
          const found = await changesOf(service);
          return found.every(change => change.state === state) && found;
        },
        TAKEN_UP,
      );
      expect(changes).toHaveLength(1);
      expect(await stage.git.writtenFor(service)).toEqual(ONCE[by]);
    }
    await stage.untilTrue(backend);
  });
});
