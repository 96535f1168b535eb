import { InputError } from '@backstage/errors';
import type { FileEdits } from './types';
import { checkPath } from './checkPath';
import { Tree } from './readTree';

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
