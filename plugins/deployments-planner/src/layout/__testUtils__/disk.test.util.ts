import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** True where the golden files are to be written anew: `UPDATE_GOLDEN=1`. */
export const UPDATE = process.env.UPDATE_GOLDEN === '1';

/** The files below a folder, by path in it. */
export function readTree(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    files.map(file => [
      relative(folder, file).split('\\').join('/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}

/** Makes a folder hold these files and no others. */
export function writeTree(folder: string, files: ReadonlyMap<string, string>) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Whether `kubectl` is on the PATH, and with it Kustomize. */
export const hasKubectl =
  spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status ===
  0;

/** What Kustomize makes of an overlay. */
export const kustomize = (overlay: string) =>
  execFileSync('kubectl', ['kustomize', overlay], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
