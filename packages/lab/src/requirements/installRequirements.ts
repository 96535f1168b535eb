import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { checkRequirements } from './checkRequirements';
import { missingRequirements } from './missingRequirements';
import { onPath } from './onPath';

/** Runs a program, silent unless it fails. */
async function apt(args: string[]): Promise<void> {
  const child = spawn('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const end = await new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', code => resolve(code));
  });
  if (end !== 0) {
    throw new Error(`apt-get ${args.join(' ')} failed (${end}).`);
  }
}

/**
 * Installs what the machine lacks, where that needs no question: as root, from the packages of Debian.
 * @throws with everything that is still missing, and how to get it
 */
export async function installRequirements(
  onProgress: (line: string) => void,
): Promise<void> {
  const missing = await missingRequirements();
  const packages = missing.flatMap(each => each.packages);
  const mayInstall = process.getuid?.() === 0 && (await onPath('apt-get'));
  if (packages.length > 0 && mayInstall) {
    onProgress(
      `Installing ${packages.join(', ')} from the Debian packages ...`,
    );
    await apt(['update', '-qq']);
    await withoutServices(() =>
      apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]),
    );
  }
  await checkRequirements();
}

/** Debian runs this program to ask whether a newly installed service may start. 101 means no. */
const POLICY = '/usr/sbin/policy-rc.d';

/** Does work during which Debian starts no newly installed service. */
export async function withoutServices<T>(
  work: () => Promise<T>,
  policy = POLICY,
): Promise<T> {
  const ours = await writeFile(policy, '#!/bin/sh\nexit 101\n', {
    flag: 'wx',
    mode: 0o755,
  }).then(
    () => true,
    // The machine has a policy of its own, which stays.
    () => false,
  );
  try {
    return await work();
  } finally {
    if (ours) await rm(policy, { force: true });
  }
}
