import { ConflictError } from '@backstage/errors';
import { DEV, PROD, startBackends } from '../__testUtils__/backends';
import { ENGINES } from '../__testUtils__/places';
import { memoryRepository } from '../__testUtils__/operationContext';

jest.setTimeout(30_000);

const SET = 'argocd/store-nonprod/applicationset.yaml';

describe.each(ENGINES)('create-service among others on %s', engine => {
  let backends: Awaited<ReturnType<typeof startBackends>>;
  beforeEach(async () => {
    backends = await startBackends(engine);
  });
  afterEach(() => backends.stop());
  const states = async () =>
    (await backends.changes()).map(({ state }) => state);

  it('loses nothing when two create at once', async () => {
    const { host, start } = backends;
    const made = await Promise.all([
      start().create({ ...DEV, name: 'shop' }),
      start().create({ ...DEV, name: 'search' }),
    ]);
    expect(made.map(({ state }) => state)).toEqual(['merged', 'merged']);
    for (const name of ['shop', 'search']) {
      expect(host.has(`services/${name}/service.yaml`)).toBe(true);
      expect(host.read(SET)).toContain(`services/${name}/overlays/dev/`);
    }
    expect(host.commits()).toBe(3);
    expect(await states()).toEqual(['merged', 'merged']);
  });

  it('reads and plans again when somebody else pushes first', async () => {
    const { host, start } = backends;
    let theirs = '';
    host.beforePush(() => {
      theirs = host.bare.commitTo('main', { 'notes.md': 'faster\n' });
    });
    const { commit } = await start().create(DEV);
    expect(host.bare.git('rev-parse', 'main')).toBe(commit);
    expect(host.bare.git('rev-parse', 'main~1')).toBe(theirs);
    expect(host.read('notes.md')).toBe('faster');
  });

  it.each([
    ['a commit', DEV],
    ['a pull request', PROD],
  ])('refuses %s for a name taken after the plan', async (_, targets) => {
    const { host, start } = backends;
    const { context, create, preview } = start();
    const other = { ...DEV, owner: 'group:default/other' };
    const { files } = await preview(other);
    const { read } = context.repository;
    context.repository.read = async wanted => {
      const snapshot = await read(wanted);
      context.repository.read = read;
      host.bare.commitTo(
        'main',
        Object.fromEntries(files.map(({ path, content }) => [path, content])),
      );
      return snapshot;
    };
    await expect(create(targets)).rejects.toMatchObject({
      name: 'InputError',
      findings: expect.arrayContaining([
        expect.objectContaining({
          path: 'name',
          message:
            'The service shop already exists and belongs to group:default/other.',
          remedy: expect.stringMatching(/^Choose another name/),
        }),
      ]),
    });
    expect(host.commits()).toBe(2);
    expect(host.branches()).toEqual(['main']);
    // Not left behind as if somebody were still writing it.
    expect(await states()).toEqual(['failed']);
  });

  it.each([
    ['commit', DEV, 0],
    ['pull request', PROD, 1],
  ])(
    'makes one Change and one %s of the same request, asked by many at once and again',
    async (_, targets, pulls) => {
      const { host, start } = backends;
      const made = await Promise.all(
        [start(), start(), start()].map(({ create }) => create(targets)),
      );
      made.push(await start().create(targets, 'user:default/bob'));
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(new Set(made.map(({ commit }) => commit)).size).toBe(1);
      expect(new Set(made.map(({ url }) => url)).size).toBe(1);
      expect(new Set(made.map(({ requestedBy }) => requestedBy)).size).toBe(1);
      expect(await backends.changes()).toHaveLength(1);
      expect(host.gitea.pulls).toHaveLength(pulls);
      expect(host.commits()).toBe(pulls ? 1 : 2);
      expect(host.branches()).toHaveLength(1 + pulls);
    },
  );

  it('gives up after some rounds, says why, and leaves nothing to be written later', async () => {
    let rounds = 0;
    const { repository, written } = memoryRepository({
      commit: async () => {
        rounds += 1;
        throw new ConflictError('Branch main has moved on');
      },
    });
    const { create } = backends.start(repository);
    await expect(create(DEV)).rejects.toThrow('Branch main has moved on');
    expect(rounds).toBe(8);
    expect(written).toEqual([]);
    expect(await backends.changes()).toMatchObject([
      { state: 'failed', message: 'Branch main has moved on' },
    ]);
  });

  it('refuses a second request for a service whose first waits for its merge', async () => {
    const { create } = backends.start();
    const first = await create(PROD);
    await expect(
      create({ ...PROD, description: 'Sells more.' }),
    ).rejects.toMatchObject({
      findings: [
        {
          path: 'name',
          message: expect.stringContaining(`${first.url}`),
          remedy: expect.stringMatching(/^Merge or close it first/),
        },
      ],
    });
    expect(backends.host.gitea.pulls).toHaveLength(1);
  });
});
