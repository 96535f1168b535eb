import { callerOf } from '../__testUtils__/callerOf';
import { rmSync } from 'node:fs';
import { mockServices } from '@backstage/backend-test-utils';
import { manualClock } from '../../lib/__testUtils__/manualClock';
import { changeKinds } from '../../changes/changeKinds';
import { resumeChange } from '../../changes/resumeChange';
import { startChangeTracker } from '../../reactions/changes/startChangeTracker';
import { DEV, PROD } from '../__testUtils__/backends';
import { startGitHost } from '../__testUtils__/gitHost';
import { killAt, type KillPoint } from '../__testUtils__/killAt';
import { openReadModel } from '../__testUtils__/openReadModel';
import { type Engine, ENGINES, newPlace } from '../__testUtils__/places';
import { contextOf, specOf } from '../__testUtils__/operationContext';
import { createService } from './createService';
import type { OperationContext } from '../Operation';

jest.setTimeout(60_000);

const ADA = 'user:default/ada';
const BOB = 'user:default/bob';
/** When manual time begins. */
const BEGIN = new Date(1_000_000);

const POINTS: Array<
  [string, typeof DEV, KillPoint, { commits: number; branches: number }]
> = [
  [
    'before the push of a commit',
    DEV,
    { request: 'git-receive-pack', when: 'before' },
    { commits: 1, branches: 1 },
  ],
  [
    'after the push, before its note',
    DEV,
    { request: 'git-receive-pack', when: 'after' },
    { commits: 2, branches: 1 },
  ],
  [
    'between a branch and its pull request',
    PROD,
    { request: '/pulls', when: 'before' },
    { commits: 1, branches: 2 },
  ],
  [
    'after the pull request, before its note',
    PROD,
    { request: '/pulls', when: 'after' },
    { commits: 1, branches: 2 },
  ],
];

/** Each point on each engine once: when asked again on the one, when asked by nobody on the other. */
const pointsOn = (first: number) =>
  POINTS.map(([title, ...point], n) => {
    const [engine] = ENGINES[(first + n) % ENGINES.length];
    return [`${title}, on ${engine}`, engine, ...point] as const;
  });

describe('a backend killed while it creates', () => {
  let host: Awaited<ReturnType<typeof startGitHost>>;
  let opened: Array<() => Promise<void>>;
  beforeEach(async () => {
    host = await startGitHost();
    opened = [];
  });
  afterEach(async () => {
    for (const close of opened.reverse()) await close();
    await host.stop();
  });

  /** Kills one backend at the point, and starts the next one on what it left. */
  async function killAndRestart(
    engine: Engine,
    targets: typeof DEV,
    point: KillPoint,
  ) {
    const database = await newPlace(engine, host.bare.root);
    const places = host.places();
    await killAt(point, host, {
      database,
      places,
      spec: targets,
      requestedBy: ADA,
      now: BEGIN.toISOString(),
    });
    rmSync(places.workdir, { recursive: true, force: true });
    const { readModel, close } = await openReadModel(database);
    opened.push(close);
    const context = contextOf({
      readModel,
      repository: host.open(),
      now: () => BEGIN,
    });
    const changes = () => readModel.listChanges({});
    expect(await changes()).toMatchObject([
      { state: 'writing', requestedBy: ADA },
    ]);
    return { context, changes };
  }

  /** What stands in the end: one Change of whom asked first, one commit or one pull request. */
  async function expectOnce(context: OperationContext, targets: typeof DEV) {
    const proposes = targets === PROD;
    const changes = await context.readModel.listChanges({});
    expect(changes).toMatchObject([
      {
        state: proposes ? 'open' : 'merged',
        requestedBy: ADA,
        url: expect.stringContaining(proposes ? '/pulls/1' : '/commit/'),
      },
    ]);
    expect(host.gitea.pulls).toHaveLength(proposes ? 1 : 0);
    expect(host.branches()).toHaveLength(proposes ? 2 : 1);
    expect(host.commits()).toBe(proposes ? 1 : 2);
    const branch = proposes ? host.gitea.pulls[0].head : 'main';
    expect(host.has('services/shop/service.yaml', branch)).toBe(true);
    expect(host.bare.git('rev-parse', branch ?? '')).toBe(changes[0].commit);
  }

  it.each(pointsOn(0))(
    '%s: asked again, it is finished and not doubled',
    async (_, engine, targets, point, stood) => {
      const { context } = await killAndRestart(engine, targets, point);
      expect({
        commits: host.commits(),
        branches: host.branches().length,
      }).toEqual(stood);
      await createService.run(
        context,
        { spec: specOf(targets) },
        callerOf(BOB),
      );
      await expectOnce(context, targets);
    },
  );

  it.each(pointsOn(1))(
    '%s: asked by nobody, it is finished and not doubled',
    async (_, engine, targets, point) => {
      const { context, changes } = await killAndRestart(engine, targets, point);
      const clock = manualClock();
      const watch = startChangeTracker({
        ...context,
        hubs: [],
        readServices: async () => {},
        kinds: changeKinds,
        resume: change => resumeChange(context, change),
        holder: 'restarted',
        logger: mockServices.logger.mock(),
        clock,
      });
      opened.push(() => watch.stop());
      const isUnfinished = async () =>
        (await changes()).some(({ state }) => state === 'writing');
      for (let look = 0; (await isUnfinished()) && look < 200; look += 1) {
        await clock.advance(5_000);
        // Git and SQLite take real time.
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      expect(await isUnfinished()).toBe(false);
      await expectOnce(context, targets);
    },
  );
});
