import type { ControlPlane } from '../ControlPlane';
import { uniqueName } from './fixtures';
import { gitClient, pullsClient } from './gitClient';
import type { GitClient } from './gitClient';
import { PATIENT, until } from '../until';

export function describePullRequests(getControlPlane: () => ControlPlane) {
  describe('Git and pull requests', () => {
    const base = () => getControlPlane().git.branch;
    const call = (
      method: string,
      path: string,
      body?: Record<string, string>,
    ) => pullsClient(getControlPlane().git)(method, path, body);
    let git: GitClient;

    beforeEach(async () => {
      git = await gitClient(getControlPlane().git);
    });

    afterEach(() => git.remove());

    const propose = async (files: Record<string, string>) => {
      const branch = `argosy/contract/${uniqueName('change')}`;
      await git.commit(files, 'Propose a change');
      await git.push(branch);
      const body = {
        head: branch,
        base: base(),
        title: `Change ${branch}`,
        body: 'Made by the contract suite.',
      };
      return { branch, body, opened: await call('POST', '/pulls', body) };
    };

    it('describe the repository', async () => {
      const { status, body } = await call('GET', '');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        default_branch: base(),
        html_url: expect.stringContaining('http'),
        empty: false,
      });
    });

    it('refuse a wrong password', async () => {
      const wrong = { ...getControlPlane().git, password: 'wrong' };
      expect((await pullsClient(wrong)('GET', '/pulls')).status).toBe(401);
      await expect(gitClient(wrong)).rejects.toThrow(
        /Authentication failed|401/,
      );
    });

    it('refuse a push that lost the race', async () => {
      const other = await gitClient(getControlPlane().git);
      await other.commit({ [`race/${uniqueName('a')}.txt`]: 'a' }, 'First');
      await other.push();
      await git.commit({ [`race/${uniqueName('b')}.txt`]: 'b' }, 'Second');
      const lost = await git.tryPush();
      expect(lost.code).toBe(1);
      expect(lost.stderr).toMatch(/rejected/);
      await git.pull();
      await git.push();
      await other.remove();
    });

    it('open one, find it by state, by number and by branches, and open it once', async () => {
      const { branch, body, opened } = await propose({
        [`${uniqueName('open')}.txt`]: 'text',
      });
      expect(opened.status).toBe(201);
      expect(opened.body).toMatchObject({
        state: 'open',
        merged: false,
        merge_commit_sha: null,
        title: body.title,
        head: { ref: branch, sha: await git.git('rev-parse', 'HEAD') },
        base: { ref: base() },
      });
      const { number } = opened.body;
      const listed = await call('GET', '/pulls?state=open&page=1&limit=50');
      expect(
        listed.body.map((each: { number: number }) => each.number),
      ).toContain(number);
      expect((await call('GET', `/pulls/${number}`)).body.number).toBe(number);
      expect(
        (await call('GET', `/pulls/${base()}/${encodeURIComponent(branch)}`))
          .body.number,
      ).toBe(number);
      expect((await call('POST', '/pulls', body)).status).toBe(409);
      const edited = await call('PATCH', `/pulls/${number}`, {
        title: 'Another title',
      });
      expect(edited).toMatchObject({
        status: 201,
        body: { title: 'Another title', body: body.body },
      });
      expect(
        (await call('PATCH', `/pulls/${number}`, { state: 'closed' })).body,
      ).toMatchObject({
        state: 'closed',
        merged: false,
        closed_at: expect.any(String),
      });
    });

    it('follow the branch of an open one', async () => {
      const { branch, opened } = await propose({
        [`${uniqueName('follow')}.txt`]: '1',
      });
      const sha = await git.commit(
        { [`${uniqueName('follow')}.txt`]: '2' },
        'More',
      );
      await git.push(branch);
      const after = await call('GET', `/pulls/${opened.body.number}`);
      expect(after.body.head.sha).toBe(sha);
    });

    it.each(['merge', 'squash'])('merge by %s', async style => {
      const file = `${uniqueName(style)}.txt`;
      const { opened } = await propose({ [file]: 'text' });
      const path = `/pulls/${opened.body.number}`;
      const merge = async (of?: string) => {
        const { status } = await call('POST', `${path}/merge`, {
          Do: style,
          ...(of !== undefined && { head_commit_id: of }),
        });
        // the host may still be checking whether it can be merged
        return status === 405 ? undefined : status;
      };
      const merged = (of?: string) =>
        until('it is checked', () => merge(of), PATIENT);
      expect(await merged('0'.repeat(40))).toBe(409);
      expect(await merged()).toBe(200);
      const { body } = await call('GET', path);
      expect(body).toMatchObject({
        state: 'closed',
        merged: true,
        merged_at: expect.any(String),
      });
      const fresh = await gitClient(getControlPlane().git);
      expect(await fresh.git('rev-parse', 'HEAD')).toBe(body.merge_commit_sha);
      expect(await fresh.git('show', `HEAD:${file}`)).toBe('text');
      await fresh.remove();
      expect((await call('POST', `${path}/merge`, { Do: style })).status).toBe(
        405,
      );
    });

    it('do not merge a conflict', async () => {
      const file = `${uniqueName('conflict')}.txt`;
      const { opened } = await propose({ [file]: 'theirs' });
      const other = await gitClient(getControlPlane().git);
      await other.commit({ [file]: 'ours' }, 'The same file');
      await other.push();
      await other.remove();
      const path = `/pulls/${opened.body.number}`;
      await until(
        'the conflict is found',
        async () => !(await call('GET', path)).body.mergeable,
        PATIENT,
      );
      expect([405, 409]).toContain(
        (await call('POST', `${path}/merge`, { Do: 'merge' })).status,
      );
      expect((await call('GET', path)).body.merged).toBe(false);
    });

    it('answer 404 for what is not there', async () => {
      expect((await call('GET', '/pulls/99999')).status).toBe(404);
      const missing = await call('POST', '/pulls', {
        head: 'no-such-branch',
        base: base(),
        title: 'x',
      });
      expect(missing.status).toBe(404);
    });
  });
}
