import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { withCause } from '../lib/errors/withCause';
import { CacheFolder } from './cacheFolder';
import { Deadlines, Git } from './createGit';
import { fetchBranch } from './fetchBranch';
import { listHeads } from './listHeads';
import { push } from './push';
import { GitFailure } from './runGit';
import { Doing, translateGitFailure } from './translateGitFailure';

export interface Author {
  name: string;
  email: string;
}

/** What reading and writing stand on: one repository of the host, and its cache. */
export interface Connection {
  readonly git: Git;
  readonly branch: string;
  readonly author: Author;
  listHeads(branches: string[]): Promise<Map<string, string>>;
  /** Works alone in the cache; whatever git says there reaches the caller as an error of `@backstage/errors`. */
  useCache<T>(work: () => Promise<T>): Promise<T>;
  /** To be called inside `useCache`: brings `commit` with the branch, unless it is there. Throws `ConflictError` when the branch no longer has it. */
  need(commit: string, branch?: string): Promise<void>;
  has(commit: string): Promise<boolean>;
  /** To be called inside `useCache`. */
  push(branch: string, commit: string, from: string | undefined): Promise<void>;
}

/** Joins git, cache and host, and translates errors: the one place where that is done. */
export function connect(options: {
  git: Git;
  cache: CacheFolder;
  repository: string;
  branch: string;
  author: Author;
  deadlines: Deadlines;
  logger: LoggerService;
}): Connection {
  const { git, cache, repository, deadlines, logger } = options;
  const remote = async <T>(doing: Doing, call: () => Promise<T>) => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      logger.debug(`${repository}: ${error.message}`);
      throw translateGitFailure(error, repository, doing) ?? error;
    }
  };
  const atLast = async <T>(call: () => Promise<T>) => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      logger.error(`${repository}: ${error.message}`);
      throw withCause(
        new ServiceUnavailableError(
          `git ${error.command} failed for ${repository}. The log of the backend holds what it said; try again.`,
        ),
        error,
      );
    }
  };
  return {
    git,
    branch: options.branch,
    author: options.author,
    listHeads: branches =>
      atLast(() =>
        remote('reading', () => listHeads(git, { repository, branches })),
      ),
    useCache: work => atLast(() => cache.use(work)),
    has: cache.has,
    async need(commit, branch = options.branch) {
      if (await cache.has(commit)) return;
      await remote('reading', () =>
        fetchBranch(git, { repository, branch, deadline: deadlines.fetch }),
      );
      if (await cache.has(commit)) return;
      throw new ConflictError(
        `Branch ${branch} of the GitOps repository no longer holds commit ${commit}: it was rewritten. Read it again, and try again.`,
      );
    },
    push: (branch, commit, from) =>
      remote('writing', () =>
        push(git, {
          repository,
          branch,
          commit,
          from,
          deadline: deadlines.push,
        }),
      ),
  };
}
