import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { IDENTITY, runGit } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import type { Files } from './edits.test.util';

/** A branch of the GitOps repository that holds exactly what it is given. */
export class Repository {
  private constructor(
    private readonly directory: string,
    private readonly url: string,
    private readonly branch: string,
  ) {}

  static async start(git: ControlPlane['git'], branch: string) {
    const directory = await mkdtemp(join(tmpdir(), 'argosy-lab-'));
    const url = new URL(git.repository);
    Object.assign(url, { username: git.username, password: git.password });
    const repository = new Repository(directory, url.href, branch);
    await repository.git('init', '--quiet');
    return repository;
  }

  /** Commits and pushes; the hash of the commit. */
  async hold(files: Files): Promise<string> {
    await this.git('rm', '-r', '--quiet', '--ignore-unmatch', '.');
    for (const [path, content] of files) {
      const file = join(this.directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await this.git('add', '--all', '--force');
    await this.git('commit', '--quiet', '--message', 'As the suite wants it');
    await this.git(
      'push',
      '--quiet',
      '--force',
      this.url,
      `HEAD:refs/heads/${this.branch}`,
    );
    return (await this.git('rev-parse', 'HEAD')).trim();
  }

  async remove() {
    await this.git('push', '--quiet', '--delete', this.url, this.branch);
    await rm(this.directory, { recursive: true, force: true });
  }

  private async git(...args: string[]) {
    const done = await runGit(['-C', this.directory, ...args], {
      env: IDENTITY,
    });
    return done.toString();
  }
}
