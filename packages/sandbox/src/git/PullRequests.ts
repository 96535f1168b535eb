import { readFile, rename, writeFile } from 'node:fs/promises';

/** A pull request as it is kept on disk. */
export interface StoredPullRequest {
  number: number;
  title: string;
  body: string;
  head: string;
  base: string;
  state: 'open' | 'closed';
  createdAt: string;
  updatedAt: string;
  closedAt?: string;
  mergedAt?: string;
  mergeCommit?: string;
  /** The commits when it was closed. While it is open the branches say. */
  headSha: string;
  baseSha: string;
}

/** The pull requests of the repository, kept in one file of the state directory. */
export class PullRequests {
  #last: Promise<void> = Promise.resolve();

  private constructor(
    readonly file: string,
    readonly all: StoredPullRequest[],
  ) {}

  static async open(file: string): Promise<PullRequests> {
    const kept = await readFile(file, 'utf8').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '[]';
        throw error;
      },
    );
    return new PullRequests(file, JSON.parse(kept));
  }

  get(number: number): StoredPullRequest | undefined {
    return this.all.find(each => each.number === number);
  }

  findOpen(base: string, head: string): StoredPullRequest | undefined {
    return this.all.find(
      each => each.state === 'open' && each.base === base && each.head === head,
    );
  }

  async add(
    request: Omit<
      StoredPullRequest,
      'number' | 'state' | 'createdAt' | 'updatedAt'
    >,
  ): Promise<StoredPullRequest> {
    const now = new Date().toISOString();
    const added: StoredPullRequest = {
      ...request,
      number: this.all.length + 1,
      state: 'open',
      createdAt: now,
      updatedAt: now,
    };
    this.all.push(added);
    await this.#save();
    return added;
  }

  async change(
    pull: StoredPullRequest,
    changes: Partial<StoredPullRequest>,
  ): Promise<StoredPullRequest> {
    Object.assign(pull, changes, { updatedAt: new Date().toISOString() });
    await this.#save();
    return pull;
  }

  /** Writes one after the other, each in one step. */
  #save(): Promise<void> {
    this.#last = this.#last.then(async () => {
      await writeFile(`${this.file}.new`, JSON.stringify(this.all, null, 1));
      await rename(`${this.file}.new`, this.file);
    });
    return this.#last;
  }
}
