import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { describeHostFailures } from './__testUtils__/describeHostFailures';
import { giteaHost } from './gitea';

const SITE = 'https://git.example.com/gitea';
const PULLS = `${SITE}/api/v1/repos/platform/gitops/pulls`;

const pull = (more: object = {}) => ({
  number: 7,
  html_url: `${SITE}/platform/gitops/pulls/7`,
  state: 'open',
  merged: false,
  mergeable: true,
  merge_commit_sha: null,
  merged_at: null,
  closed_at: null,
  head: { label: 'argosy/x', ref: 'argosy/x', sha: 'a'.repeat(40), repo_id: 1 },
  base: { label: 'main', ref: 'main', sha: 'b'.repeat(40), repo_id: 1 },
  ...more,
});
const fork = pull({
  number: 6,
  head: { label: 'argosy/x', ref: 'argosy/x', sha: 'c'.repeat(40), repo_id: 2 },
});
const open = {
  number: 7,
  url: `${SITE}/platform/gitops/pulls/7`,
  state: 'open',
  branch: 'argosy/x',
  head: 'a'.repeat(40),
  mergeable: true,
};

describe('Gitea', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const host = (config = {}) =>
    giteaHost(
      {
        host: 'git.example.com',
        baseUrl: SITE,
        username: 'portal',
        password: 'pw',
        ...config,
      },
      {
        url: new URL(`${SITE}/platform/gitops.git`),
        base: 'main',
        deadline: 300,
        secondLook: 1,
      },
    );
  const pulls = (config = {}) => host(config).pullRequests;

  it('makes the header for git', async () => {
    const basic = (text: string) =>
      `Basic ${Buffer.from(text).toString('base64')}`;
    expect(await host().authorization()).toBe(basic('portal:pw'));
    expect(await host({ username: undefined }).authorization()).toBe(
      basic('x-oauth-basic:pw'),
    );
    expect(await host({ password: undefined }).authorization()).toBeUndefined();
  });

  it('finds the open one of our branch over pages that are smaller than asked for, and not that of a fork', async () => {
    const all = [
      fork,
      pull({ number: 8, head: { ...pull().head, ref: 'y', label: 'y' } }),
      pull({ number: 9, base: { ...pull().base, ref: 'next' } }),
      pull(),
    ];
    const asked: string[] = [];
    server.use(
      http.get(PULLS, ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(searchParams.toString());
        expect(request.headers.get('authorization')).toBe(
          `Basic ${Buffer.from('portal:pw').toString('base64')}`,
        );
        const page = Number(searchParams.get('page'));
        return HttpResponse.json(all.slice(page - 1, page));
      }),
    );
    expect(await pulls().findOpen('argosy/x')).toEqual(open);
    expect(asked).toHaveLength(4);
    expect(asked[0]).toContain('state=open');
    expect(await pulls().findOpen('argosy/none')).toBeUndefined();
  });

  it('stops at the total count, and at a list without end', async () => {
    let asked = 0;
    let headers: Record<string, string> = { 'x-total-count': '1' };
    server.use(
      http.get(PULLS, () => {
        asked++;
        return HttpResponse.json([fork], { headers });
      }),
    );
    expect(await pulls().findOpen('argosy/x')).toBeUndefined();
    expect(asked).toBe(1);
    headers = {};
    await expect(pulls().findOpen('argosy/x')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('200 pages'),
    });
  });

  it('opens and updates', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post(PULLS, async ({ request }) => {
        bodies.push(await request.json());
        // Right after opening, Gitea has not looked for conflicts yet.
        return HttpResponse.json(pull({ mergeable: false }), { status: 201 });
      }),
      http.patch(`${PULLS}/7`, async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json(pull(), { status: 201 });
      }),
    );
    expect(
      await pulls().open({
        branch: 'argosy/x',
        base: 'main',
        title: 't',
        body: 'b',
      }),
    ).toEqual({ ...open, mergeable: undefined });
    expect(await pulls().update(7, { title: 't2', body: 'b2' })).toEqual(open);
    expect(bodies).toEqual([
      { head: 'argosy/x', base: 'main', title: 't', body: 'b' },
      { title: 't2', body: 'b2' },
    ]);
  });

  it.each([
    [{}, { state: 'open', mergeable: true }],
    [
      {
        state: 'closed',
        merged: true,
        merged_at: '2026-11-21T12:00:00Z',
        closed_at: '2026-11-21T12:00:00Z',
        merge_commit_sha: 'd'.repeat(40),
      },
      {
        state: 'merged',
        mergedAt: '2026-11-21T12:00:00Z',
        mergeCommit: 'd'.repeat(40),
      },
    ],
    [
      { state: 'closed', closed_at: '2026-11-21T12:00:00Z', mergeable: false },
      { state: 'closed', closedAt: '2026-11-21T12:00:00Z' },
    ],
    [
      {
        state: 'closed',
        head: {
          label: 'argosy/x',
          ref: 'refs/pull/7/head',
          sha: 'a'.repeat(40),
          repo_id: 1,
        },
      },
      { state: 'closed', branch: 'argosy/x' },
    ],
  ])('reads %j', async (more, expected) => {
    server.use(http.get(`${PULLS}/7`, () => HttpResponse.json(pull(more))));
    expect(await pulls().get(7)).toMatchObject(expected);
  });

  it.each([
    [[false, true], true],
    [[false, false], false],
    [[false, null], undefined],
    [[null], undefined],
  ])(
    'looks twice before it says that there is a conflict: %j',
    async (answers, expected) => {
      const left = [...answers];
      server.use(
        http.get(`${PULLS}/7`, () =>
          HttpResponse.json(pull({ mergeable: left.shift() })),
        ),
      );
      expect((await pulls().get(7)).mergeable).toBe(expected);
      expect(left).toEqual([]);
    },
  );

  it('a pull request of somebody else that is not understood hides none of ours', async () => {
    const odd = [
      null,
      pull({ head: null }),
      pull({ html_url: 'x'.repeat(1e6) }),
    ];
    server.use(http.get(PULLS, () => HttpResponse.json([...odd, pull()])));
    expect(await pulls().findOpen('argosy/x')).toEqual(open);
  });

  describeHostFailures(server, {
    create: pulls,
    api: PULLS,
    rights: 'write:repository',
  });

  it('knows the page of a commit, and wants an owner and a name', () => {
    expect(pulls().commitUrl('abc')).toBe(`${SITE}/platform/gitops/commit/abc`);
    expect(() =>
      giteaHost(
        { host: 'x' },
        { url: new URL('https://x/gitops'), base: 'main', deadline: 1 },
      ),
    ).toThrow(expect.objectContaining({ name: 'InputError' }));
  });
});
