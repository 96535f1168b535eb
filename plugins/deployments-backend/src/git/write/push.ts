import { ConflictError, NotAllowedError } from '@backstage/errors';
import { withCause } from '../../lib/errors/withCause';
import { Git } from '../program/createGit';
import { GitFailure } from '../program/runGit';

const LOST_RACE =
  /\[rejected\]|failed to update ref|cannot lock ref|failed to lock|incorrect old value|reference already exists/;

/**
 * Moves a branch of the host to a commit, but only from where we believe it
 * is: the lease makes it a compare-and-swap. `from` is undefined for a branch
 * that must not exist yet. Throws `ConflictError` for a lost race,
 * `NotAllowedError` when the host declines, `GitFailure` for the rest.
 */
export async function push(
  git: Git,
  options: {
    repository: string;
    branch: string;
    commit: string;
    from: string | undefined;
    deadline: number;
  },
): Promise<void> {
  const ref = `refs/heads/${options.branch}`;
  try {
    await git.remote(
      [
        'push',
        '--porcelain',
        '--no-verify',
        '--no-follow-tags',
        `--force-with-lease=${ref}:${options.from ?? ''}`,
        '--',
        options.repository,
        `${options.commit}:${ref}`,
      ],
      options.deadline,
    );
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    const refusal = error.stdout
      .split('\n')
      .find(line => line.startsWith('!\t'));
    if (refusal === undefined) throw error;
    if (LOST_RACE.test(refusal)) {
      throw withCause(
        new ConflictError(
          `Branch ${options.branch} of the GitOps repository has moved on, so nothing was written. Read it again, plan again, and try again.`,
        ),
        error,
      );
    }
    throw withCause(
      new NotAllowedError(
        `The Git host declined the push to branch ${
          options.branch
        }, so nothing was written: ${hostMessage(error, refusal)}. Give the account under integrations the right to push there, or choose change: pull-request for the environment.`,
      ),
      error,
    );
  }
}

/** The message of the host, on one line. */
function hostMessage(error: GitFailure, refusal: string): string {
  const remote = error.stderr
    .split('\n')
    .flatMap(line => /^remote:\s*(\S.*)$/.exec(line)?.[1].trim() ?? []);
  return [refusal.split('\t')[2], ...remote]
    .join(' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 500)
    .replace(/(?<![.\s])[.\s]+$/, '');
}
