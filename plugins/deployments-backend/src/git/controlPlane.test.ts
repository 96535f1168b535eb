import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartedSandbox, startSandbox } from '@argosy/sandbox';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createGitOpsRepository } from './createGitOpsRepository';
import { readIntegrations } from './hosts';

jest.setTimeout(60_000);

describe('the GitOps repository of a control plane', () => {
  let sandbox: StartedSandbox;
  let workdir: string;
  beforeAll(async () => {
    workdir = mkdtempSync(join(tmpdir(), 'argosy-git-'));
    sandbox = await startSandbox();
  });
  afterAll(async () => {
    await sandbox.stop();
    rmSync(workdir, { recursive: true, force: true });
  });

  const open = (more: object = {}) => {
    const { git } = sandbox;
    const { host, baseUrl, username, password } = { ...git, ...more };
    return createGitOpsRepository({
      repository: git.repository,
      branch: git.branch,
      author: { name: 'Argosy', email: 'argosy@example.com' },
      integrations: readIntegrations(
        new ConfigReader({
          integrations: { gitea: [{ host, baseUrl, username, password }] },
        }),
      ),
      workdir,
      logger: mockServices.logger.mock(),
    });
  };
  const merge = (number: number) => {
    const { baseUrl, username, password } = sandbox.git;
    const path = new URL(sandbox.git.repository).pathname;
    return fetch(
      `${baseUrl}/api/v1/repos${path.replace(/\.git$/, '')}/pulls/${number}/merge`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        },
        body: JSON.stringify({ Do: 'squash' }),
      },
    );
  };

  it('goes from reading over a commit and a proposal to its merge', async () => {
    const repository = open();
    const { commit: base, paths } = await repository.read(() => true);
    expect(paths).not.toEqual([]);
    const request = {
      base,
      edits: new Map([['trial/a.txt', 'a\n']]),
      message: 'Try it',
      requestedBy: 'user:default/alice',
    };
    const { commit, url } = await repository.commit(request);
    expect((await fetch(url)).status).toBe(200);
    const proposal = {
      ...request,
      base: commit,
      edits: new Map([['trial/b.txt', 'b\n']]),
      branch: 'argosy/trial',
      title: 'Try more',
      body: 'Please.',
    };
    const pull = await repository.propose(proposal);
    expect(await repository.propose(proposal)).toMatchObject({
      number: pull.number,
      head: pull.head,
      state: 'open',
    });
    expect(await repository.getPullRequest(pull.number)).toMatchObject({
      mergeable: true,
    });
    expect((await merge(pull.number)).status).toBe(200);

    const merged = await repository.getPullRequest(pull.number);
    expect(merged).toMatchObject({
      state: 'merged',
      mergedAt: expect.any(String),
    });
    const { files, commit: head } = await repository.read(path =>
      path.startsWith('trial/'),
    );
    expect(head).toBe(merged.mergeCommit);
    expect([...files.keys()]).toEqual(['trial/a.txt', 'trial/b.txt']);
    expect(await repository.describeCommit(head)).toMatchObject({ sha: head });
  });

  it('names wrong credentials, and a host that fails', async () => {
    const wrong = open({ password: 'wrong-password' });
    await expect(wrong.read(() => true)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await expect(wrong.getPullRequest(1)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await expect(open().getPullRequest(999)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await sandbox.faults.failGit(503);
    await expect(open().read(() => true)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(open().getPullRequest(1)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await sandbox.faults.clear();
    expect((await open().read(() => true)).paths).not.toEqual([]);
  });
});
