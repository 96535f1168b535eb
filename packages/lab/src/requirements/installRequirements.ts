import { spawn } from 'node:child_process';
import { checkRequirements } from './checkRequirements';
import { missingRequirements } from './missingRequirements';
import { onPath } from './onPath';
import { withoutServices } from './withoutServices';

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
 * Installs what the lab needs and the machine lacks, where that can be done without asking: as root, from the packages of Debian.
 * @throws with all that is then still missing, and how to get each
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
