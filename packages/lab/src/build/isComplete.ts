import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { builtPaths } from './builtPaths';
import type { Group } from './groups';

/** Is written last. */
export const STAMP = 'built.json';

/** Whether a folder of the cache holds all of a group: it was finished, and nobody cleared a part of it. */
export async function isComplete(
  group: Group,
  folder: string,
): Promise<boolean> {
  const { programs, files } = builtPaths(group, folder);
  const paths = [
    join(folder, STAMP),
    ...Object.values(programs),
    ...Object.values(files),
  ];
  const found = await Promise.all(
    paths.map(path =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
