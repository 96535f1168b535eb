import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { withCause } from '../lib/errors/withCause';
import { CacheFolder } from './cacheFolder';
import { Deadlines, Git } from './program/createGit';
import { push } from './write/push';
import { GitFailure } from './program/runGit';
import { Doing, translateGitFailure } from './program/translateGitFailure';

export interface Author {
  name: string;
  email: string;
}

/** What reading and writing need: one repository of the host, and its cache. */
export interface Connection {
  readonly git: Git;
  readonly branch: string;
  readonly author: Author;
  listHeads(branches: string[]): Promise<Map<string, string>>;
  /** Works alone in the cache. What git reports there reaches the caller as an error of `@backstage/errors`. */
  useCache<T>(work: () => Promise<T>): Promise<T>;
  /** Only inside `useCache`: fetches the branch unless `commit` is there. Throws `ConflictError` when the branch no longer has it. */
  need(commit: string, branch?: string): Promise<void>;
  has(commit: string): Promise<boolean>;
  /** Only inside `useCache`. */
  push(branch: string, commit: string, from: string | undefined): Promise<void>;
}

/** Joins git, cache and host. */
export function connect(options: {
  git: Git;
  cache: CacheFolder;
  repository: string;
  branch: string;
  author: Author;
  deadlines: Deadlines;
  logger: LoggerService;
}): Connection {
  const { git, cache, repository, deadlines } = options;
  const { remote, atLast } = createTranslators(options);
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

/** The one place where errors of git are translated: those that tell of the host, and at last all others. */
function createTranslators({
  repository,
  logger,
}: {
  repository: string;
  logger: LoggerService;
}) {
  return {
    async remote<T>(doing: Doing, call: () => Promise<T>) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof GitFailure)) throw error;
        logger.debug(`${repository}: ${error.message}`);
        throw translateGitFailure(error, repository, doing) ?? error;
      }
    },
    async atLast<T>(call: () => Promise<T>) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof GitFailure)) throw error;
        logger.error(`${repository}: ${error.message}`);
        throw withCause(
          new ServiceUnavailableError(
            `git ${error.command} failed for ${repository}. The log of the backend has the details; try again.`,
          ),
          error,
        );
      }
    },
  };
}

/** Asks the host for the heads of branches. A branch that it does not have is left out. */
async function listHeads(
  git: Git,
  options: { repository: string; branches: string[] },
): Promise<Map<string, string>> {
  const refs = options.branches.map(branch => `refs/heads/${branch}`);
  const output = await git.ask([
    'ls-remote',
    '--',
    options.repository,
    ...refs,
  ]);
  const heads = new Map<string, string>();
  for (const line of output.toString('utf8').split('\n')) {
    const [sha, ref] = line.split('\t');
    // git reads the names as patterns: refs/heads/x/refs/heads/main matches too.
    if (refs.includes(ref)) heads.set(ref.slice('refs/heads/'.length), sha);
  }
  return heads;
}

/**
 * Fetches a branch into the cache, with its whole history: GitOps repositories
 * are text, later fetches bring only what is new, and any older revision of an
 * Application can be described.
 */
async function fetchBranch(
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
    // Collecting garbage can wait; what was fetched is there.
    if (!(error instanceof GitFailure)) throw error;
  }
}
