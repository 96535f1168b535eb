import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { join } from 'node:path';
import { createGitOpsRepository } from '../createGitOpsRepository';
import { bareRepository } from '../testing/bareRepository';
import { gitOverHttp } from '../testing/gitOverHttp';
import { pullRequestsOverHttp } from '../testing/pullRequestsOverHttp';

const BRANCH = 'argosy/create-service/shop-0123456789ab';

jest.setTimeout(30_000);

describe('a proposal', () => {
  let bare: ReturnType<typeof bareRepository>;
  let http: Awaited<ReturnType<typeof gitOverHttp>>;
  let gitea: ReturnType<typeof pullRequestsOverHttp>;

  beforeEach(async () => {
    bare = bareRepository();
    http = await gitOverHttp(bare.root);
    gitea = pullRequestsOverHttp(branch => bare.git('rev-parse', branch));
    http.fault(gitea.handle);
  });
  afterEach(async () => {
    await http.stop();
    bare.remove();
  });

  const open = (workdir = 'work') =>
    createGitOpsRepository({
      repository: `${http.baseUrl}/platform/gitops.git`,
      branch: 'main',
      author: { name: 'Argosy', email: 'argosy@example.com' },
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: { gitea: [{ host: http.host, baseUrl: http.baseUrl }] },
        }),
      ),
      workdir: join(bare.root, workdir),
      logger: mockServices.logger.mock(),
    });
  const request = (more: object = {}) => ({
    base: bare.first,
    edits: new Map<string, string | null>([['shop.yaml', 'name: shop\n']]),
    message: 'Create shop',
    requestedBy: 'user:default/alice',
    branch: BRANCH,
    title: 'Create shop',
    body: 'As asked.',
    ...more,
  });
  const head = () => bare.git('rev-parse', BRANCH);

  it('pushes the branch and opens its pull request; main stays', async () => {
    const repository = open();
    const pull = await repository.propose(request());
    expect(pull).toMatchObject({
      number: 1,
      state: 'open',
      branch: BRANCH,
      head: head(),
    });
    expect(bare.git('show', `${BRANCH}:shop.yaml`)).toBe('name: shop');
    expect(bare.git('log', '-1', '--format=%(trailers)', BRANCH)).toBe(
      'Requested-by: user:default/alice',
    );
    expect(bare.git('rev-parse', 'main')).toBe(bare.first);
    expect(await repository.getPullRequest(1)).toMatchObject({ number: 1 });
  });

  it('is one, when asked for twice, and by many at once', async () => {
    const first = await open().propose(request());
    const before = head();
    const again = await open('other').propose(request({ title: 'New title' }));
    expect(again.number).toBe(first.number);
    expect(head()).toBe(before);
    expect(gitea.pulls).toEqual([
      expect.objectContaining({ title: 'New title' }),
    ]);
  });

  it('is one, when asked for by many at once', async () => {
    const many = await Promise.allSettled(
      ['a', 'b', 'c'].map(name => open(name).propose(request())),
    );
    for (const one of many) {
      expect(one).toMatchObject(
        one.status === 'fulfilled'
          ? { value: { number: 1, branch: BRANCH } }
          : { reason: { name: 'ConflictError' } },
      );
    }
    expect(many.some(one => one.status === 'fulfilled')).toBe(true);
    expect(gitea.pulls).toHaveLength(1);
  });

  it('finishes what was half made', async () => {
    gitea.beforeWrite(() => 500);
    await expect(open().propose(request())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    const pushed = head();
    expect(await open().propose(request())).toMatchObject({ number: 1 });
    expect(head()).toBe(pushed);
  });

  it('takes the one that somebody else has opened meanwhile', async () => {
    gitea.beforeWrite(() => {
      gitea.pulls.push({
        number: 1,
        state: 'open',
        merged: false,
        head: BRANCH,
        base: 'main',
        title: 'theirs',
        body: '',
      });
    });
    expect(await open().propose(request())).toMatchObject({ number: 1 });
    expect(gitea.pulls).toHaveLength(1);
  });

  it('moves its branch onto a new base', async () => {
    await open().propose(request());
    const base = bare.commitTo('main', { 'other.yaml': 'x\n' });
    await expect(open().propose(request())).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('has moved on'),
    });
    await open().propose(request({ base }));
    expect(bare.git('rev-parse', `${BRANCH}^`)).toBe(base);
    expect(gitea.pulls).toHaveLength(1);
  });

  it('keeps what people have added to the branch', async () => {
    await open().propose(request());
    bare.inSeed('fetch', '--quiet', bare.folder, BRANCH);
    bare.inSeed('checkout', '--quiet', 'FETCH_HEAD');
    const theirs = bare.commitTo(BRANCH, { 'shop.yaml': 'name: shop2\n' });
    expect(await open().propose(request())).toMatchObject({ head: theirs });
    expect(head()).toBe(theirs);

    gitea.pulls[0].state = 'closed';
    await expect(open().propose(request())).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('not ours'),
    });
    expect(gitea.pulls).toHaveLength(1);
  });

  it('opens a new one after a rejection, because somebody asked again', async () => {
    await open().propose(request());
    gitea.pulls[0].state = 'closed';
    expect(await open().propose(request())).toMatchObject({ number: 2 });
  });

  it('opens none after the merge: not on the old base, and nothing is left on the new one', async () => {
    await open().propose(request());
    bare.git('update-ref', 'refs/heads/main', head());
    Object.assign(gitea.pulls[0], { state: 'closed', merged: true });
    await expect(open().propose(request())).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(
      open().propose(request({ base: head() })),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('nothing to propose'),
    });
    expect(gitea.pulls).toHaveLength(1);
  });

  it.each(['main', '--mirror', 'a:refs/heads/main', '../x', 'HEAD^'])(
    'refuses to push to a branch called %j',
    async branch => {
      await expect(open().propose(request({ branch }))).rejects.toMatchObject({
        name: 'InputError',
      });
      expect(bare.git('for-each-ref', '--format=%(refname)')).toBe(
        'refs/heads/main',
      );
    },
  );

  it('reads while it writes, and a proposal while others commit', async () => {
    const repository = open();
    const results = await Promise.allSettled([
      repository.propose(request()),
      repository.read(() => true),
      repository.commit({ ...request(), edits: new Map([['a.yaml', 'a\n']]) }),
      repository.read(() => true),
    ]);
    expect(results.filter(r => r.status === 'rejected')).toEqual([]);
    expect(bare.git('show', 'main:a.yaml')).toBe('a');
    expect(bare.git('show', `${BRANCH}:shop.yaml`)).toBe('name: shop');
  });
});
