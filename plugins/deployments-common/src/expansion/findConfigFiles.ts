import { ByFolder, firstTwo } from './byFolder';
import { Globbing, globToRegExp } from './glob';
import { GitFiles } from './applicationSet';

/** Answers which paths a pattern matches; looks only where the pattern's fixed folders lead. */
export class PathIndex {
  private readonly byFolder = new ByFolder<string>();

  constructor(private readonly paths: readonly string[]) {
    for (const path of paths) this.byFolder.add(path, path);
  }

  match(pattern: string, globbing: Globbing): string[] {
    const regExp = globToRegExp(pattern, globbing);
    return this.candidates(pattern).filter(path => regExp.test(path));
  }

  private candidates(pattern: string): readonly string[] {
    const folder = fixedFolder(pattern);
    return folder === undefined
      ? this.paths
      : (this.byFolder.groups.get(folder) ?? []);
  }
}

/** The two folders, `services/<service>`, in which a pattern finds its files; undefined where it may find them anywhere. */
export function fixedFolder(pattern: string): string | undefined {
  const folder = firstTwo(pattern);
  const isFixed = folder !== pattern && !/[*?[{\\]/.test(folder);
  return isFixed ? folder : undefined;
}

/** The config files of a generator, in the order in which Argo CD takes them. */
export function findConfigFiles(
  generator: GitFiles,
  index: PathIndex,
  globbing: Globbing,
): string[] {
  const found = new Set(
    generator.include.flatMap(pattern => index.match(pattern, globbing)),
  );
  for (const pattern of generator.exclude) {
    index.match(pattern, globbing).forEach(path => found.delete(path));
  }
  return [...found].sort();
}
