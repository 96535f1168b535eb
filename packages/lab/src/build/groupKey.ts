import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoArguments } from './goArguments';
import type { Group } from './groups';

/**
 * Names a build of a group. A change of a pin, source, flag, copied file or of Go changes the key.
 * @param go - how Go is run; its version includes the platform
 */
export async function groupKey(
  group: Group,
  folder: string,
  { flags, env, goVersion }: GoArguments & { goVersion: string },
): Promise<string> {
  const { programs, files = {} } = group;
  const hash = createHash('sha256').update(
    JSON.stringify({ programs, files, flags, env, goVersion }),
  );
  for (const name of (await readdir(folder)).sort()) {
    const content = await readFile(join(folder, name));
    hash.update(JSON.stringify([name, content.toString('base64')]));
  }
  return hash.digest('hex').slice(0, 16);
}
