import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoArguments } from './goArguments';
import type { Group } from './groups';

/**
 * Names one build of a group: another pin, source, flag, copied file or Go is another key.
 * @param goVersion - as `go version` says it, which names the platform too
 */
export async function groupKey(
  group: Group,
  folder: string,
  { flags, env }: GoArguments,
  goVersion: string,
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
