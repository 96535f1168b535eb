import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ControlPlane } from '../ControlPlane';
import { runGit, tryGit } from '../git';
import type { JsonObject } from '../json';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Contract suite',
  GIT_AUTHOR_EMAIL: 'contract@example.com',
  GIT_COMMITTER_NAME: 'Contract suite',
  GIT_COMMITTER_EMAIL: 'contract@example.com',
};

/** Clones the GitOps repository, and commits and pushes with the git program. */
export async function gitClient({
  repository,
  branch,
  username,
  password,
}: ControlPlane['git']) {
  const directory = await mkdtemp(join(tmpdir(), 'argosy-contract-'));
  const url = new URL(repository);
  Object.assign(url, { username, password });
  await runGit(['clone', '--quiet', '--branch', branch, url.href, directory]);
  const git = async (...args: string[]) =>
    (await runGit(['-C', directory, ...args], { env: IDENTITY }))
      .toString()
      .trim();
  return {
    git,
    /** Writes files (null deletes one) and commits them onto what is checked out. */
    async commit(files: Record<string, string | null>, message: string) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(directory, path);
        if (content === null) await rm(file);
        else {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    pull: () => git('pull', '--quiet', '--rebase', 'origin', branch),
    push: (target = branch) =>
      git('push', '--quiet', 'origin', `HEAD:refs/heads/${target}`),
    tryPush: (target = branch) =>
      tryGit([
        '-C',
        directory,
        'push',
        '--quiet',
        'origin',
        `HEAD:refs/heads/${target}`,
      ]),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

export type GitClient = Awaited<ReturnType<typeof gitClient>>;

/** Calls the pull-request part of the Git host's API. */
export function pullsClient({
  baseUrl,
  repository,
  username,
  password,
}: ControlPlane['git']) {
  const name = new URL(repository).pathname.replace(/^\/|\.git$/g, '');
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return async (method: string, path: string, body?: JsonObject) => {
    const response = await fetch(`${baseUrl}/api/v1/repos/${name}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const content = await response.text();
    return {
      status: response.status,
      body: content ? JSON.parse(content) : undefined,
    };
  };
}
