import { Git } from './createGit';
import { GitFailure } from './runGit';

/**
 * Brings a branch into the cache, with its whole history: GitOps repositories
 * are text, later fetches bring only what is new, and any older revision of an
 * Application can be described.
 */
export async function fetchBranch(
  git: Git,
  options: { repository: string; branch: string; deadline: number },
): Promise<void> {
  const { repository, branch, deadline } = options;
  await git.remote(
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--',
      repository,
      `+refs/heads/${branch}:refs/argosy/${branch}`,
    ],
    deadline,
  );
  try {
    await git.local(['gc', '--auto', '--quiet']);
  } catch (error) {
    // Tidying is for later; what was fetched stands.
    if (!(error instanceof GitFailure)) throw error;
  }
}
