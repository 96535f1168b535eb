import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { PullRequestHost } from '../types';

/** A Git host, as far as Argosy uses it. */
export interface GitHost {
  /** Value of the `Authorization` header for git, asked for before each call. Undefined without credentials. */
  authorization(): Promise<string | undefined>;
  pullRequests: PullRequestHost;
}

/** What a host is created from. */
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

/** A kind of Git host: one file each, listed in `hosts/index.ts`. */
export interface HostKind {
  /** Its key under `integrations`. */
  type: string;
  /** What people call it. */
  name: string;
  /** Undefined when no entry of this kind matches the repository. */
  create(
    integrations: ScmIntegrationRegistry,
    options: HostOptions,
  ): GitHost | undefined;
}
