import type { PullRequestHost } from '../types';

/** What one kind of Git host gives: one small file makes it. */
export interface GitHost {
  /** Value of the `Authorization` header for git, asked before each call; undefined without credentials. */
  authorization(): Promise<string | undefined>;
  pullRequests: PullRequestHost;
}

/** What it is made from. */
export interface HostOptions {
  /** Clone address of the repository. */
  url: URL;
  /** Branch that pull requests go to. */
  base: string;
  /** Milliseconds for one request. */
  deadline: number;
  /** Milliseconds to wait before asking again what the host may not know yet. */
  secondLook?: number;
}
