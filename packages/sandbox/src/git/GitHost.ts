import { OWNER, REPOSITORY } from '@argosy/control-plane';
import type { BareRepository } from './BareRepository';
import { mergeBranches, mergeTree } from './mergeBranches';
import type { PullRequests, StoredPullRequest } from './PullRequests';

export const FULL_NAME = `${OWNER}/${REPOSITORY}`;

/** A pull request in its present state. */
export interface PullRequestView extends StoredPullRequest {
  mergeable: boolean;
}

type MergeOutcome = 'merged' | 'closed' | 'outdated' | 'conflict';

/** The repository and its pull requests, which the API and the pages share. */
export class GitHost {
  constructor(
    readonly baseUrl: string,
    readonly repository: BareRepository,
    readonly pulls: PullRequests,
  ) {}

  async view(pull: StoredPullRequest): Promise<PullRequestView> {
    if (pull.state !== 'open') return { ...pull, mergeable: false };
    const headSha = (await this.repository.branch(pull.head)) ?? pull.headSha;
    const baseSha = (await this.repository.branch(pull.base)) ?? pull.baseSha;
    const tree = await mergeTree(this.repository, baseSha, headSha);
    return { ...pull, headSha, baseSha, mergeable: tree !== undefined };
  }

  async merge(
    pull: StoredPullRequest,
    options: { style: 'merge' | 'squash'; message?: string; head?: string },
  ): Promise<MergeOutcome> {
    const now = await this.view(pull);
    if (now.state !== 'open') return 'closed';
    if (options.head && options.head !== now.headSha) return 'outdated';
    const title =
      options.style === 'squash'
        ? `${pull.title} (#${pull.number})`
        : `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.head} into ${pull.base}`;
    const mergeCommit = await mergeBranches(this.repository, pull.base, {
      base: now.baseSha,
      head: now.headSha,
      style: options.style,
      message: options.message ?? `${title}\n\n${pull.body}`,
    });
    if (!mergeCommit) return 'conflict';
    const at = new Date().toISOString();
    await this.pulls.change(pull, {
      state: 'closed',
      closedAt: at,
      mergedAt: at,
      mergeCommit,
      headSha: now.headSha,
      baseSha: now.baseSha,
    });
    return 'merged';
  }

  async close(pull: StoredPullRequest) {
    const { headSha, baseSha } = await this.view(pull);
    const closedAt = new Date().toISOString();
    return this.pulls.change(pull, {
      state: 'closed',
      closedAt,
      headSha,
      baseSha,
    });
  }

  /** Returns the diff of the pull request, from the merge base to its head. */
  async diff(pull: PullRequestView): Promise<string> {
    return this.repository.git('diff', `${pull.baseSha}...${pull.headSha}`);
  }
}
