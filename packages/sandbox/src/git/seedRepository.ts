import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDENTITY, replaceIn, runGit, writeSeed } from '@argosy/control-plane';
import { BareRepository } from './BareRepository';

async function commitTree(
  repository: BareRepository,
  files: string,
  message: string,
) {
  const git = (...args: string[]) =>
    runGit(
      [`--git-dir=${repository.directory}`, `--work-tree=${files}`, ...args],
      { env: IDENTITY },
    );
  await git('read-tree', '--empty');
  await git('add', '--all', '--force', files);
  await git('commit', '--quiet', '--allow-empty', '--message', message);
}

/** Opens the repository of the state directory, or creates it from the seed. */
export async function seedRepository(options: {
  directory: string;
  cloneUrl: string;
  /** Undefined begins with a README only. */
  seed?: string;
}): Promise<BareRepository> {
  const { directory, cloneUrl, seed } = options;
  const repository = new BareRepository(directory);
  const exists = await stat(join(directory, 'HEAD')).catch(() => undefined);
  if (!exists) {
    await runGit([
      'init',
      '--quiet',
      '--bare',
      '--initial-branch=main',
      directory,
    ]);
    await repository.git('config', 'http.receivepack', 'true');
    await repository.git('config', 'uploadpack.allowFilter', 'true');
    await repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  }
  const files = await mkdtemp(join(tmpdir(), 'argosy-seed-'));
  try {
    if (!exists) {
      await writeSeed(files, { cloneUrl, seed });
      await commitTree(repository, files, 'Begin the GitOps repository');
    } else {
      await moveTo(repository, files, cloneUrl);
    }
  } finally {
    await rm(files, { recursive: true, force: true });
  }
  await repository.git('config', 'argosy.cloneurl', cloneUrl);
  return repository;
}

/** Adjusts a repository that was kept and now has another port: its files name the old address. */
async function moveTo(repository: BareRepository, files: string, url: string) {
  const { stdout } = await repository.try(['config', 'argosy.cloneurl']);
  const before = stdout.toString().trim();
  if (before === '' || before === url) return;
  await runGit([
    `--git-dir=${repository.directory}`,
    `--work-tree=${files}`,
    'checkout',
    '--force',
    'main',
    '--',
    '.',
  ]);
  await replaceIn(files, before, url);
  await commitTree(repository, files, `Move the repository to ${url}`);
}
