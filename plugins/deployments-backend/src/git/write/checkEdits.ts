import { InputError } from '@backstage/errors';
import type { FileEdits } from '../types';
import { Tree } from '../readTree';

/** Refuses edits whose paths leave the repository, or that would turn a file into a folder or a folder into a file. */
export function checkEdits(tree: Tree, edits: FileEdits): void {
  const written = [...edits].flatMap(([path, content]) => {
    checkPath(path);
    return content === null ? [] : [path];
  });
  const files = new Set(written);
  for (const path of tree.entries.keys()) {
    if (edits.get(path) !== null) files.add(path);
  }
  const folders = new Set([...files].flatMap(parents));
  for (const path of written) {
    const clash = folders.has(path)
      ? path
      : parents(path).find(parent => files.has(parent));
    if (clash !== undefined) {
      throw new InputError(
        `${path} cannot be written: ${clash} would be both a file and a folder in the GitOps repository. Move or remove one of them.`,
      );
    }
  }
}

function parents(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    found.push(path.slice(0, at));
  }
  return found;
}

// What one file system or another reads as .git.
const GIT_FOLDER = /^(\.git[\s.]*|git~\d+)$/i;
// Control, format (invisible) and unpaired surrogate characters, and what Windows reads as a path.
const ODD = /[\p{Cc}\p{Cf}\p{Cs}\\:]/u;

/** A path that stays inside the repository, on every machine that clones it. Throws `InputError`. */
function checkPath(path: string): string {
  const fine =
    Buffer.byteLength(path) <= 1_000 &&
    !ODD.test(path) &&
    path
      .split('/')
      .every(
        segment =>
          segment !== '' &&
          segment !== '.' &&
          segment !== '..' &&
          !GIT_FOLDER.test(segment),
      );
  if (fine) return path;
  throw new InputError(
    `${JSON.stringify(
      path.slice(0, 80),
    )} is not a path inside the GitOps repository. Use a relative path without "..", ".git", backslashes, colons and control characters.`,
  );
}
