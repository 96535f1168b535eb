import type { CommitInfo } from './types';
import { Git } from './createGit';

/** Describes a commit that the cache has. */
export async function describeCommit(
  git: Git,
  sha: string,
): Promise<CommitInfo> {
  const output = await git.local([
    'log',
    '-1',
    '--no-show-signature',
    '--encoding=UTF-8',
    '--format=%an%x00%s%x00%cI',
    sha,
  ]);
  const [author, message, time] = output.toString('utf8').trim().split('\0');
  return { sha, author, message, time };
}
