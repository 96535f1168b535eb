import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IDENTITY, runGit } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { Gitea } from './startGitea';

/** Creates a private repository of an organisation, with what `write` puts into its first commit. */
export async function createRepository(
  gitea: Gitea,
  {
    owner,
    name,
    state,
    write,
  }: {
    owner: string;
    name: string;
    state: string;
    write: (directory: string) => Promise<void>;
  },
) {
  const address = `http://127.0.0.1:${gitea.port}`;
  const call = async (path: string, body: JsonObject) => {
    const { username, password } = gitea;
    const response = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `Gitea refused POST ${path}: ${response.status} ${await response.text()}`,
      );
    }
  };
  await call('/orgs', { username: owner });
  await call(`/orgs/${owner}/repos`, {
    name,
    private: true,
    default_branch: 'main',
  });
  const directory = await mkdtemp(join(state, 'tmp', 'seed-'));
  const git = (...args: string[]) =>
    runGit(['-C', directory, ...args], { env: IDENTITY });
  try {
    await write(directory);
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all', '--force');
    await git('commit', '--quiet', '--message', `Begin ${owner}/${name}`);
    const target = Object.assign(new URL(`${address}/${owner}/${name}.git`), {
      username: gitea.username,
      password: gitea.password,
    });
    await git('push', '--quiet', target.href, 'main');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
