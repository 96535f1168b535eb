import { readFile } from 'node:fs/promises';
import { toError } from '@backstage/errors';
import { VaultError } from './VaultError';

const WHY: Record<string, string> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read by the backend',
  EISDIR: 'is a folder',
};

/** What a file of the login holds. It is read at each login, so that a rotated one counts. */
export async function readLoginFile(
  peer: string,
  field: string,
  path: string,
): Promise<string> {
  let content: string;
  try {
    content = (await readFile(path, 'utf8')).trim();
  } catch (error) {
    const { code } = Object.assign({ code: '' }, toError(error));
    throw unusable(`${WHY[code] ?? 'cannot be read'} (${code})`);
  }
  if (content === '') throw unusable('is empty');
  return content;

  function unusable(why: string) {
    return new VaultError(
      'unusable',
      `The ${field} ${path} of ${peer} ${why}.`,
      'Put a readable file there, which is used without a restart, or correct auth in deployments.vault.servers.',
    );
  }
}
