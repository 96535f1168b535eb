import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  stat,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ModuleFiles } from './groups';

const CRD = /^kind: CustomResourceDefinition$/m;

/** Lists all files of a folder. A path that is a file gives ''. */
async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [''];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(path.length + 1));
}

/** Copies files out of Go's module cache, where everything is read-only. */
export async function copyModuleFiles(
  moduleFolder: string,
  { paths, crdsOnly, executable }: ModuleFiles,
  target: string,
): Promise<void> {
  for (const [from, to] of Object.entries(paths)) {
    for (const name of await filesOf(join(moduleFolder, from))) {
      const source = join(moduleFolder, from, name);
      if (crdsOnly && !CRD.test(await readFile(source, 'utf8'))) continue;
      const copy = join(target, to, name);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(source, copy);
      await chmod(copy, executable ? 0o755 : 0o644);
    }
  }
}
