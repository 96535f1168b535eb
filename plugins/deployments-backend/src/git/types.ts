import type { Snapshot, WantedPaths } from '@argosy/plugin-deployments-planner';

/** The files of a write: content, or null to delete. */
export type FileEdits = ReadonlyMap<string, string | null>;

export interface CommitRequest {
  /** Commit that the edits were planned against. */
  base: string;
  edits: FileEdits;
  /** First line and body; trailers are ours. */
  message: string;
  /** Entity ref of the person, for the `Requested-by:` trailer. */
  requestedBy: string;
}

export interface ProposeRequest extends CommitRequest {
  branch: string;
  title: string;
  /** Markdown. */
  body: string;
}

export interface PullRequest {
  number: number;
  url: string;
  state: 'open' | 'merged' | 'closed';
  branch: string;
  /** Commit of the branch's head. */
  head: string;
  /** False when it conflicts with its base; undefined while the host has not checked. */
  mergeable?: boolean;
  /** Commit on the base branch, once merged. */
  mergeCommit?: string;
  mergedAt?: string;
  closedAt?: string;
}

export interface CommitInfo {
  sha: string;
  author: string;
  /** First line. */
  message: string;
  time: string;
}

/** The GitOps repository. Errors: `ServiceUnavailableError` when the host cannot be reached, `NotAllowedError` when it refuses us, `ConflictError` for a lost race. */
export interface GitOpsRepository {
  /** The head of the branch, from the host: the paths that `wanted` accepts, and their contents. A file of more than 1 MB is not read. */
  read(wanted: WantedPaths): Promise<Snapshot>;
  /** Commits to the branch. `ConflictError` when its head is no longer `base`. */
  commit(request: CommitRequest): Promise<{ commit: string; url: string }>;
  /** Pushes the branch and finds or opens its pull request. Two calls make one pull request. */
  propose(request: ProposeRequest): Promise<PullRequest>;
  getPullRequest(number: number): Promise<PullRequest>;
  /** Undefined for a commit that the repository does not have. */
  describeCommit(sha: string): Promise<CommitInfo | undefined>;
}

/** What the pull-request API of a host must be able to do. */
export interface PullRequestHost {
  /** The open pull request of this branch, if there is one. */
  findOpen(branch: string): Promise<PullRequest | undefined>;
  open(request: {
    branch: string;
    base: string;
    title: string;
    body: string;
  }): Promise<PullRequest>;
  update(
    number: number,
    request: { title: string; body: string },
  ): Promise<PullRequest>;
  get(number: number): Promise<PullRequest>;
  /** Address of the page of a commit. */
  commitUrl(sha: string): string;
}
