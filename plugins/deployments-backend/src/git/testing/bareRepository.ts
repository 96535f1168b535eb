import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A bare repository on disk, with one commit on main, and a git to look into it. */
export function bareRepository(
  files: Record<string, string> = { 'README.md': 'hello\n' },
) {
  const root = mkdtempSync(join(tmpdir(), 'argosy-git-'));
  const folder = join(root, 'platform', 'gitops.git');
  const seed = join(root, 'seed');
  const run = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: root,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
        NODE_ENV: 'test',
      },
    }).trim();
  const write = (more: Record<string, string>) =>
    Object.entries(more).forEach(([path, content]) => {
      mkdirSync(dirname(join(seed, path)), { recursive: true });
      writeFileSync(join(seed, path), content);
    });
  mkdirSync(folder, { recursive: true });
  run(folder, 'init', '--bare', '--quiet', '-b', 'main');
  run(folder, 'config', 'http.receivepack', 'true');
  mkdirSync(seed);
  run(seed, 'init', '--quiet', '-b', 'main');
  const commitTo = (branch: string, more: Record<string, string>) => {
    write(more);
    run(seed, 'add', '-A');
    run(seed, 'commit', '--quiet', '-m', `seed ${branch}`);
    run(seed, 'push', '--quiet', folder, `HEAD:refs/heads/${branch}`);
    return run(seed, 'rev-parse', 'HEAD');
  };
  const first = commitTo('main', files);
  return {
    url: `file://${folder}`,
    root,
    folder,
    workdir: join(root, 'work'),
    first,
    /** Somebody else writes: commits to a branch, from where the seed stands. */
    commitTo,
    inSeed: (...args: string[]) => run(seed, ...args),
    git: (...args: string[]) => run(folder, ...args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
