import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotImplementedError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CommitInfo, GitOpsRepository, PullRequestHost } from './types';
import { createCacheFolder } from './cacheFolder';
import { checkBranch, checkRepository, isCommit } from './checks';
import { commit } from './write/commit';
import { type Author, connect, type Connection } from './connection';
import {
  createGit,
  type Deadlines,
  DEADLINES,
  type Git,
} from './program/createGit';
import { createReader } from './createReader';
import { findHost } from './hosts';
import type { GitHost } from './hosts/host';
import { type Metrics, noMetrics, reportFailures } from '../lib/metrics';
import { propose } from './write/propose';
import { oneLine } from '../lib/foreignText';

/** How the GitOps repository is reached. `deadlines` are for tests and slow hosts. */
interface GitOpsRepositoryOptions {
  repository: string;
  branch: string;
  author: Author;
  integrations: ScmIntegrationRegistry;
  /** A folder for the cache. One process at a time. */
  workdir: string;
  logger: LoggerService;
  deadlines?: Partial<Deadlines>;
  metrics?: Metrics;
}

/**
 * The GitOps repository, through the git program and the host's pull requests.
 * Throws `InputError` at once for an address, branch, author or host that
 * cannot work.
 */
export function createGitOpsRepository(
  options: GitOpsRepositoryOptions,
): GitOpsRepository {
  const { connection, host, address } = open(options);
  const { git } = connection;
  const reader = createReader(connection);
  const pullRequests = (): PullRequestHost => {
    if (host) return host.pullRequests;
    throw new NotImplementedError(
      `${address} has no pull requests, because it is a folder, not a Git host. Use change: commit for every environment, or a repository on a Git host.`,
    );
  };
  const repository: GitOpsRepository = {
    read: wanted => reader.read(wanted),
    async commit(request) {
      const sha = await commit(connection, reader, request);
      return {
        commit: sha,
        url: host?.pullRequests.commitUrl(sha) ?? address,
      };
    },
    propose: async request =>
      propose({ connection, reader, host: pullRequests() }, request),
    getPullRequest: async number => pullRequests().get(number),
    async describeCommit(sha) {
      if (!isCommit(sha)) return undefined;
      const known = () =>
        connection.useCache(async () =>
          (await connection.has(sha)) ? describeCommit(git, sha) : undefined,
        );
      const found = await known();
      if (found) return found;
      await reader.read(() => false);
      return known();
    },
  };
  return countFailures(repository, options.metrics ?? noMetrics);
}

/** Checks the options, and joins git, its cache and the host. */
function open(options: GitOpsRepositoryOptions): {
  connection: Connection;
  host: GitHost | undefined;
  address: string;
} {
  const { workdir, logger, integrations } = options;
  const url = checkRepository(options.repository);
  const repository = url.href;
  const branch = checkBranch(options.branch);
  const author = checkAuthor(options.author);
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const host = findHost({
    url,
    base: branch,
    integrations,
    deadline: deadlines.api,
  });
  const hash = createHash('sha256').update(repository).digest('hex');
  const folder = join(workdir, `${hash.slice(0, 16)}.git`);
  const git = createGit({
    workdir,
    folder,
    repository,
    deadlines,
    authorization: async () => host?.authorization(),
  });
  const cache = createCacheFolder({ git, folder, logger });
  return {
    connection: connect({
      git,
      cache,
      repository,
      branch,
      author,
      deadlines,
      logger,
    }),
    host,
    address: repository,
  };
}

/** The same repository, whose failures are counted by call and kind. */
function countFailures(
  repository: GitOpsRepository,
  metrics: Pick<Metrics, 'gitFailed'>,
): GitOpsRepository {
  const counted = <Args extends unknown[], T>(
    name: string,
    call: (...args: Args) => Promise<T>,
  ) => reportFailures(call, error => metrics.gitFailed(name, error));
  return {
    read: counted('read', repository.read),
    commit: counted('commit', repository.commit),
    propose: counted('propose', repository.propose),
    getPullRequest: counted('getPullRequest', repository.getPullRequest),
    describeCommit: counted('describeCommit', repository.describeCommit),
  };
}

function checkAuthor(author: Author): Author {
  const fine = (text: string) => /\S/.test(text) && !/[<>\p{Cc}]/u.test(text);
  if (fine(author.name) && fine(author.email)) return author;
  throw new InputError(
    'deployments.gitops.author needs a name and an email, without "<", ">" and line breaks. They become the author of every commit.',
  );
}

const AUTHOR = 200;
const SUBJECT = 500;

/** Describes a commit that the cache has. Who wrote it chose author and subject, of any length: git hands out no more of them than we look at. */
async function describeCommit(git: Git, sha: string): Promise<CommitInfo> {
  const output = await git.local([
    'log',
    '-1',
    '--no-show-signature',
    '--encoding=UTF-8',
    `--format=%<(${2 * AUTHOR},trunc)%an%x00%<(${2 * SUBJECT},trunc)%s%x00%cI`,
    sha,
  ]);
  const [author, message, time] = output.toString('utf8').trim().split('\0');
  return {
    sha,
    author: oneLine(author, AUTHOR),
    message: oneLine(message, SUBJECT),
    time,
  };
}
