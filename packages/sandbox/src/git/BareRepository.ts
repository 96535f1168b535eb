import { runGit, tryGit } from '@argosy/control-plane';

interface CommitFacts {
  sha: string;
  author: string;
  email: string;
  time: string;
  subject: string;
  body: string;
}

interface TreeEntry {
  path: string;
  blob: string;
}

const FACTS = '%H%x00%an%x00%ae%x00%aI%x00%s%x00%b%x00%x01';

/** A bare repository on disk, used through the git program. */
export class BareRepository {
  constructor(readonly directory: string) {}

  async git(...args: string[]): Promise<string> {
    return (await this.#run(args)).toString().trim();
  }

  /** Returns undefined when there is no such commit, branch or tag. */
  async resolve(name: string): Promise<string | undefined> {
    // --end-of-options, so that a name from a request cannot become an option
    const { code, stdout } = await this.try([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    ]);
    return code === 0 ? stdout.toString().trim() : undefined;
  }

  branch(name: string) {
    return this.resolve(`refs/heads/${name}`);
  }

  /** Lists commits, newest first. */
  async log(from: string, count: number): Promise<CommitFacts[]> {
    const output = await this.git(
      'log',
      `--max-count=${count}`,
      `--format=${FACTS}`,
      from,
    );
    return output
      .split('\u0001')
      .map(entry => entry.trimStart().split('\0'))
      .filter(([sha]) => sha)
      .map(([sha, author, email, time, subject, body]) => ({
        sha,
        author,
        email,
        time,
        subject,
        body: body.trim(),
      }));
  }

  async tree(commit: string): Promise<TreeEntry[]> {
    const output = await this.#run(['ls-tree', '-r', '-z', commit]);
    return output
      .toString()
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [facts, path] = line.split('\t');
        return { path, blob: facts.split(' ')[2] };
      });
  }

  /** Reads many blobs with one call of git. */
  async blobs(ids: string[]): Promise<Map<string, string>> {
    const contents = new Map<string, string>();
    if (ids.length === 0) return contents;
    const output = await this.#run(
      ['cat-file', '--batch'],
      `${ids.join('\n')}\n`,
    );
    let at = 0;
    for (const id of ids) {
      const end = output.indexOf('\n', at);
      const size = Number(output.toString('utf8', at, end).split(' ')[2]);
      contents.set(id, output.toString('utf8', end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return contents;
  }

  try(args: string[], options?: Parameters<typeof tryGit>[1]) {
    return tryGit([`--git-dir=${this.directory}`, ...args], options);
  }

  #run(args: string[], input?: string) {
    return runGit([`--git-dir=${this.directory}`, ...args], { input });
  }
}
