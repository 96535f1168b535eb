import { type GitGate, openGitGate } from './gitGate.test.util';
import { ONE_COMMIT, ONE_PULL } from './gitTruth.test.util';
import { openParts, type Parts } from './openParts.test.util';
import {
  ADA,
  type By,
  openStage,
  type Stage,
  specs,
} from './openStage.test.util';
import { PEERS, peersOf } from './peers.test.util';
import { runId } from './random.test.util';
import { type TimeAhead, timeAhead } from './timeAhead.test.util';
import { until } from '@argosy/control-plane';

jest.setTimeout(240_000);

/** The watch over Changes tries what waits this often. */
const RETRY_MS = 10_000;

describe(`the Git host of ${PEERS} goes down in the middle of a create`, () => {
  let stage: Stage;
  let gate: GitGate;
  let time: TimeAhead;
  let parts: Parts;

  beforeAll(async () => {
    stage = await openStage();
    gate = await openGitGate(stage.controlPlane.git.baseUrl);
    time = timeAhead();
    parts = await openParts(stage.places({ gate }), { clock: time });
    await stage.untilTrue(parts);
  });
  afterAll(async () => {
    await parts?.stop();
    await gate?.close();
    await stage?.close();
  });

  it.each<[string, By, string, object, string]>([
    ['a commit is pushed', 'commit', 'git-receive-pack', ONE_COMMIT, 'merged'],
    [
      'a branch is pushed',
      'pull-request',
      'git-receive-pack',
      ONE_PULL,
      'open',
    ],
    ['a pull request is opened', 'pull-request', '/pulls', ONE_PULL, 'open'],
  ])(
    'before %s: it waits, says so, and is finished once',
    async (_, by, part, once, state) => {
      const service = `down-${runId()}`;
      const peers = peersOf(stage.controlPlane);
      gate.watch({
        before: async ({ method, url }) => {
          if (method !== 'POST' || !url?.includes(part)) return;
          gate.watch({});
          await peers.stopGit();
        },
      });
      const begun = await parts.create(specs[by](service), ADA);
      const waits = {
        state: 'writing',
        blockedBy: {
          reason: 'git-host-unavailable',
          since: expect.stringMatching(/^\d{4}-/),
          detail: expect.stringMatching(/\w/),
        },
      };
      expect(begun).toMatchObject(waits);
      // It is tried, and waits on.
      time.skip(RETRY_MS);
      time.skip(RETRY_MS);
      expect((await parts.ask(service)).changes).toMatchObject([waits]);

      await peers.startGit();
      const change = await until('the create is finished', async () => {
        time.skip(RETRY_MS);
        const { changes } = await parts.ask(service);
        return changes[0].state !== 'writing' && changes;
      });
      expect(change).toMatchObject([{ id: begun.id, state, requestedBy: ADA }]);
      expect(change[0].blockedBy).toBeUndefined();
      expect(change[0].message).toBeUndefined();
      expect(await stage.git.writtenFor(service)).toEqual(once);
      await stage.untilTrue(parts);
    },
  );
});
