import type { BareRepository } from '../../git/BareRepository';

export type Files = ReadonlyMap<string, string>;

/** How long Argo CD relies on its last look at a branch. */
export const POLL_MS = 180_000;

const KEPT = 4;

/**
 * Reads the repository as Argo CD's repo-server does: the head of the branch, which is cached, and the files of a
 * commit.
 */
export class RepositoryReader {
  readonly #blobs = new Map<string, string>();
  readonly #commits = new Map<string, Promise<Files>>();
  #seen?: { commit: string; at: number };

  constructor(
    readonly repository: BareRepository,
    readonly branch: string,
  ) {}

  /** `fresh` reads the branch now. Otherwise an answer of the last three minutes will do. */
  async head(fresh: boolean): Promise<string> {
    const now = Date.now();
    if (!fresh && this.#seen && now - this.#seen.at < POLL_MS) {
      return this.#seen.commit;
    }
    const commit = await this.repository.branch(this.branch);
    if (!commit) throw new Error(`The branch ${this.branch} does not exist.`);
    this.#seen = { commit, at: now };
    return commit;
  }

  files(commit: string): Promise<Files> {
    const known = this.#commits.get(commit);
    if (known) return known;
    const reading = this.#read(commit);
    this.#commits.set(commit, reading);
    const [oldest] = this.#commits.keys();
    if (this.#commits.size > KEPT) this.#commits.delete(oldest);
    return reading;
  }

  async #read(commit: string): Promise<Files> {
    const tree = (await this.repository.tree(commit)).filter(({ path }) =>
      /\.(ya?ml|json)$/.test(path),
    );
    const unknown = tree
      .map(({ blob }) => blob)
      .filter(blob => !this.#blobs.has(blob));
    const contents = await this.repository.blobs([...new Set(unknown)]);
    contents.forEach((content, blob) => this.#blobs.set(blob, content));
    return new Map(
      tree.map(({ path, blob }) => [path, this.#blobs.get(blob) ?? '']),
    );
  }
}
