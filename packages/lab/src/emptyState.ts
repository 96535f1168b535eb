import { mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = '.argosy-lab';

/** An empty folder for a lab's state. What is no lab's is left alone. */
export async function emptyState(directory: string): Promise<string> {
  const entries: string[] = await readdir(directory).catch(() => []);
  if (entries.length > 0 && !entries.includes(MARK)) {
    throw new Error(
      `${directory} holds files that are not a lab's. Name an empty folder, or one that a lab has used.`,
    );
  }
  await rm(directory, { recursive: true, force: true });
  await mkdir(join(directory, 'tmp'), { recursive: true });
  await writeFile(join(directory, MARK), '');
  return realpath(directory);
}
