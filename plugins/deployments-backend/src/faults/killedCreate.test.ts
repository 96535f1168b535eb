import { type GitGate, openGitGate } from './gitGate.test.util';
import { NOTHING, ONE_COMMIT, ONE_PULL } from './gitTruth.test.util';
import {
  killInCreate,
  measureCreate,
  type Unhurt,
} from './killInCreate.test.util';
import { type KillPoint, killPoints, sayPoint } from './killPoints.test.util';
import {
  ADA,
  BOB,
  type By,
  openStage,
  type Stage,
  specs,
} from './openStage.test.util';
import { PEERS } from './peers.test.util';
import { runId, seededRandom } from './random.test.util';
import { listLeases, restartParts } from './restartParts.test.util';
import { timeAhead } from './timeAhead.test.util';
import { until } from '@argosy/control-plane';

jest.setTimeout(240_000);

/** After this long without a word, a Change that is being written was left by its backend. */
const ABANDONED_MS = 130_000;
/** How often what waits is tried. */
const RETRY_MS = 10_000;
const ONCE = { commit: ONE_COMMIT, 'pull-request': ONE_PULL };

const random = seededRandom();
const points = killPoints(random);
const run = runId();

describe(`a process killed at ${points.length} points of a create on ${PEERS} (ARGOSY_SEED=${random.seed})`, () => {
  let stage: Stage;
  let gate: GitGate;
  let unhurt: Record<By, Unhurt>;

  beforeAll(async () => {
    stage = await openStage();
    gate = await openGitGate(stage.controlPlane.git.baseUrl);
    const measure = (by: By, name: string) =>
      measureCreate(stage.places({ gate }), gate, {
        spec: specs[by](`${name}-${run}`),
        requestedBy: ADA,
      });
    // The first of all makes what others find made.
    await measure('commit', 'first');
    unhurt = {
      commit: await measure('commit', 'second'),
      'pull-request': await measure('pull-request', 'third'),
    };
  });
  afterAll(async () => {
    await gate?.close();
    await stage?.close();
  });

  it.each(
    points.map((point, n): [string, KillPoint, string] => [
      sayPoint(point),
      point,
      `kill-${run}-${n}`,
    ]),
  )('%s', async (_, point, service) => {
    const { by } = point;
    const state = by === 'commit' ? 'merged' : 'open';
    const spec = specs[by](service);
    const before = stage.places({ gate });
    const task = { spec, requestedBy: ADA };
    await killInCreate(before, gate, task, point, unhurt[by]);

    const time = timeAhead();
    const places = stage.places();
    const parts = await restartParts(places, time);
    try {
      const changes = () => parts.context.readModel.listChanges({ service });
      const begun = await changes();
      time.skip(ABANDONED_MS);
      await until(
        'what was begun is finished, and nobody asked',
        async () => {
          time.skip(RETRY_MS);
          return (await changes()).every(each => each.state === state);
        },
        { everyMs: 500 },
      );
      expect(await stage.git.writtenFor(service)).toEqual(
        begun.length === 0 ? NOTHING : ONCE[by],
      );
      expect(await parts.create(spec, BOB)).toMatchObject({
        state,
        requestedBy: begun.length === 0 ? BOB : ADA,
      });
      expect(await changes()).toHaveLength(1);
      expect(await stage.git.writtenFor(service)).toEqual(ONCE[by]);
      await stage.untilTrue(parts);
    } finally {
      await parts.stop();
    }
    expect(await listLeases(places)).toEqual([]);
  });

  it('has one Application of each service that was committed, and none of another', async () => {
    const parts = await restartParts(stage.places(), timeAhead());
    try {
      for (const [n, { by }] of points.entries()) {
        const service = `kill-${run}-${n}`;
        const wanted = by === 'commit' ? 1 : 0;
        const items = await until(
          `${service} stands as it should`,
          async () => {
            const seen = await parts.ask(service);
            const isThere = seen.items.length >= wanted;
            return isThere && seen.missing.length === 0 && seen.items;
          },
        );
        expect(items).toHaveLength(wanted);
      }
      await stage.untilTrue(parts);
    } finally {
      await parts.stop();
    }
  });
});
