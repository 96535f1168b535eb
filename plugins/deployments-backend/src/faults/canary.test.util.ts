import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { ControlPlane } from '@argosy/control-plane';

/** A value that stands in Vault, and nowhere else. */
export const CANARY = `canary${randomBytes(12).toString('hex')}`;

/** As it stands, and as it would be written by who encodes it. */
const DISGUISES = (['utf8', 'hex', 'base64', 'base64url'] as const).map(
  encoding => Buffer.from(CANARY).toString(encoding).replaceAll('=', ''),
);

/** Where the canary was found; names only, or a failure would print what it is about. */
export const placesOf = (
  texts: Iterable<readonly [where: string, text: string]>,
) =>
  [...texts].flatMap(([where, text]) =>
    DISGUISES.some(each => text.includes(each)) ? [where] : [],
  );

/** All that was ever committed to a repository, on every branch. */
export async function historyOf(
  { repository, username, password }: ControlPlane['git'],
  folder: string,
): Promise<string> {
  const git = promisify(execFile);
  const url = Object.assign(new URL(repository), { username, password }).href;
  await git('git', ['clone', '--quiet', '--mirror', url, folder]);
  const log = ['-C', folder, 'log', '--all', '--patch'];
  const { stdout } = await git('git', log, { maxBuffer: 1e9 });
  return stdout;
}
