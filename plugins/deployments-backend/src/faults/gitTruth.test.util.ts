import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ControlPlane } from '@argosy/control-plane';
import { z } from 'zod';

const run = promisify(execFile);
const PAGE = 50;

const pullsSchema = z.array(
  z.object({
    number: z.number(),
    state: z.string(),
    head: z.object({ ref: z.string(), label: z.string().optional() }),
  }),
);

/** What the Git host itself holds, past our backend: in a clone in this folder, and by its API. */
export async function openGitTruth(
  { repository, branch, baseUrl, username, password }: ControlPlane['git'],
  folder: string,
) {
  const url = Object.assign(new URL(repository), { username, password }).href;
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', ['-C', folder, ...args]);
    return stdout.trim();
  };
  await run('git', ['clone', '--quiet', '--mirror', url, folder]);
  const path = new URL(repository).pathname.replace(/\.git$/, '');
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const pullsPage = async (page: number) => {
    const response = await fetch(
      `${baseUrl}/api/v1/repos${path}/pulls?state=all&limit=${PAGE}&page=${page}`,
      { headers: { authorization } },
    );
    return pullsSchema.parse(await response.json());
  };
  const pullsOf = async (service: string) => {
    const mine = `argosy/create-service/${service}-`;
    const found: string[] = [];
    for (let page = 1; ; page += 1) {
      const pulls = await pullsPage(page);
      const refs = pulls.map(({ head }) => head.label ?? head.ref);
      found.push(...refs.filter(ref => ref.startsWith(mine)));
      if (pulls.length === 0) return found;
    }
  };
  return {
    /** Everything that was written for a service, however often. */
    async writtenFor(service: string) {
      await git('fetch', '--quiet', '--prune', 'origin');
      const title = `^Create service ${service}$`;
      const commits = await git('rev-list', `--grep=${title}`, branch);
      const heads = await git(
        'for-each-ref',
        '--format=%(refname:short)',
        `refs/heads/argosy/create-service/${service}-*`,
      );
      const proposed = await Promise.all(
        lines(heads).map(head => git('rev-list', head, `^${branch}`)),
      );
      return {
        commits: lines(commits).length,
        pulls: (await pullsOf(service)).length,
        branches: lines(heads).length,
        proposed: proposed.flatMap(lines).length,
      };
    },
  };
}

const lines = (text: string) => text.split('\n').filter(Boolean);

/** What stands of a create that happened once, and of one that did not begin. */
export const ONE_COMMIT = { commits: 1, pulls: 0, branches: 0, proposed: 0 };
export const ONE_PULL = { commits: 0, pulls: 1, branches: 1, proposed: 1 };
export const NOTHING = { commits: 0, pulls: 0, branches: 0, proposed: 0 };
