import { join } from 'node:path';
import {
  openReconciler,
  type ReconcilerPlace,
} from '../reactions/vault/__testUtils__/reconciler.test.util';
import { openVaultStage } from '../reactions/vault/__testUtils__/vaultStage.test.util';
import type { VaultStage } from '../reactions/vault/__testUtils__/vaultStage.test.util';
import { requireSafeTokens } from '../vault';
import { followChildren } from './followChildren.test.util';
import { type GitGate, openGitGate } from './gitGate.test.util';
import { isLab, PEERS } from './peers.test.util';
import { seededRandom } from './random.test.util';
import { until } from '@argosy/control-plane';
import {
  meddle,
  randomTruth,
  actualRoles,
  type Truth,
} from './vaultTruth.test.util';

jest.setTimeout(240_000);

/** All of them where it is proven; some wherever tests run. */
const KILLS = isLab ? 200 : 40;
/** One after the other, each on what the last one left; then one whole run. */
const IN_A_ROW = 10;
/** Without a request for so long, a process has done what it was about to. */
const IDLE_MS = 2_000;
const FIRST_MS = 30_000;

const refuse = () => {
  throw new Error('killed');
};

const random = seededRandom();
const rounds = Array.from({ length: KILLS / IN_A_ROW }, (_, n) => n + 1);

describe(`a process that follows the Vault of ${PEERS} killed ${KILLS} times (ARGOSY_SEED=${random.seed})`, () => {
  let stage: VaultStage;
  /** Between the process and Vault. */
  let gate: GitGate;
  let children: ReturnType<typeof followChildren>;
  let place: ReconcilerPlace;
  let unhurt: number;
  let truth: Truth = {};
  let kills = 0;
  let idleKills = 0;

  beforeAll(async () => {
    stage = await openVaultStage();
    gate = await openGitGate(stage.rig.vault.address);
    children = followChildren();
    const config = await stage.config();
    place = {
      config: {
        ...config,
        servers: config.servers.map(each => ({ ...each, url: gate.baseUrl })),
      },
      database: join(stage.vaults.directory, 'portal.sqlite'),
      files: [],
    };
    merge();
    unhurt = await run();
  });
  afterAll(async () => {
    await children?.close();
    await gate?.close();
    await stage?.end();
    await stage?.close();
  });

  function merge() {
    const desired = randomTruth(random, stage);
    place = { ...place, files: desired.files };
    truth = desired.truth;
  }

  /** Who was killed holds his lease no longer. */
  async function open() {
    const following = await openReconciler(place);
    await following.knex('leases').update({ expires_at: 0 });
    return following;
  }

  /** Follows until all is as Git wants it; returns how many requests that took. */
  async function run(): Promise<number> {
    let requests = 0;
    gate.watch({ before: () => void (requests += 1) });
    const following = await open();
    await requireSafeTokens(following.vaults);
    const reconciler = following.start();
    try {
      await until(
        'the roles are what Git wants, and the portal knows it',
        async () => {
          const actual = await actualRoles(stage);
          if (
            JSON.stringify(actual, Object.keys(actual).sort()) !== sorted(truth)
          ) {
            throw new Error(JSON.stringify({ truth, actual }, null, 1));
          }
          const rows = await following.readModel.listSecrets();
          return (
            rows.length === Object.keys(truth).length &&
            rows.every(({ role }) => role?.state === 'standing')
          );
        },
        { everyMs: 200 },
      );
    } finally {
      await reconciler.stop();
      await following.close();
      gate.watch({});
    }
    return requests;
  }

  const sorted = (each: Truth) =>
    JSON.stringify(each, Object.keys(each).sort());

  /** Follows in a process that is killed at a request, before or after Vault has done it. */
  async function killOne(): Promise<void> {
    const child = await children.next();
    const following = await open();
    await following.close();
    const last = Math.ceil(random.next() * unhurt);
    const when = random.pick(['before', 'after'] as const);
    let requests = 0;
    await new Promise<void>((resolve, reject) => {
      let isMeant = false;
      const end = async () => {
        isMeant = true;
        gate.watch({ before: refuse });
        await child.kill();
        resolve();
      };
      // where less was to be done than at first it waits for its next look
      let idle = setTimeout(end, FIRST_MS);
      gate.watch({
        [when]: async () => {
          clearTimeout(idle);
          requests += 1;
          if (requests < last) {
            idle = setTimeout(() => {
              idleKills += 1;
              end().catch(reject);
            }, IDLE_MS);
            return;
          }
          await end();
          refuse();
        },
      });
      child.ended
        .then(words => isMeant || reject(new Error(`It ended: ${words}`)))
        .catch(reject);
      child.follow(place);
    });
    expect(requests).toBeGreaterThan(0);
    gate.watch({});
    kills += 1;
  }

  it.each(rounds)(
    `round %d: ${IN_A_ROW} kills, then one run makes the roles what Git wants`,
    async () => {
      for (let n = 0; n < IN_A_ROW; n += 1) {
        if (random.next() < 0.5) merge();
        await meddle(random, stage, truth);
        await killOne();
      }
      await run();
      expect(sorted(await actualRoles(stage))).toBe(sorted(truth));
      expect(await stage.role('preflight')).toBeUndefined();
    },
  );

  it(`was killed ${KILLS} times`, () => {
    expect(kills).toBe(KILLS);
    // all others in the middle of their work
    expect(idleKills).toBeLessThan(KILLS / 4);
  });
});
