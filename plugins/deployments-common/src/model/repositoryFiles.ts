/** A file as it stands. */
export type Entry = readonly [path: string, content: string];

const SERVICES = 'services/';

/** The folder by which a file is kept: for a service's file `services/<service>`, else the one that it lies in. */
export function folderOf(path: string): string {
  const end = path.startsWith(SERVICES)
    ? path.indexOf('/', SERVICES.length)
    : path.lastIndexOf('/');
  return end === -1 ? path : path.slice(0, end);
}

/** Whether a folder holds what the services of a project, and Argo CD, have in common. */
export const isShared = (folder: string) =>
  folder === 'argocd' || folder.startsWith('argocd/');

/** The files of a folder, as {@link folderOf} has it. Never changes. */
export type Folder = ReadonlyMap<string, string>;

/**
 * The contents of a repository by path, kept by folder: who asks about one service passes over no other. Never changes; a
 * version made of another shares all folders in which nothing was written, so that what is known of a folder can be
 * remembered by it.
 * @public
 */
export class RepositoryFiles implements ReadonlyMap<string, string> {
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, string>>;

  private constructor(folders: ReadonlyMap<string, Folder>) {
    this.folders = folders;
  }

  /** Sorts files; those that are sorted already are handed back. Shares with `like` the folders that are the same. */
  static of(
    files: ReadonlyMap<string, string>,
    like?: RepositoryFiles,
  ): RepositoryFiles {
    if (files instanceof RepositoryFiles) return files;
    const sorted = new RepositoryFiles(new Map()).with(files);
    if (!like) return sorted;
    const shared = Array.from(sorted.folders, ([name, folder]) => {
      const known = like.folders.get(name);
      return [name, known && isSame(known, folder) ? known : folder] as const;
    });
    return new RepositoryFiles(new Map(shared));
  }

  /** The files after edits; null removes one. */
  with(edits: ReadonlyMap<string, string | null>): RepositoryFiles {
    const folders = new Map(this.folders);
    const written = new Map<string, Map<string, string>>();
    for (const [path, content] of edits) {
      const key = folderOf(path);
      const folder = written.get(key) ?? new Map(folders.get(key));
      written.set(key, folder);
      folders.set(key, folder);
      if (content === null) folder.delete(path);
      else folder.set(path, content);
    }
    for (const [key, { size }] of written) if (size === 0) folders.delete(key);
    return new RepositoryFiles(folders);
  }

  /** The files of some folders. */
  pick(names: Iterable<string>): RepositoryFiles {
    const picked = new Map<string, Folder>();
    for (const name of names) {
      const folder = this.folders.get(name);
      if (folder) picked.set(name, folder);
    }
    return new RepositoryFiles(picked);
  }

  get(path: string): string | undefined {
    return this.folders.get(folderOf(path))?.get(path);
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  get size(): number {
    let size = 0;
    for (const folder of this.folders.values()) size += folder.size;
    return size;
  }

  *entries(): MapIterator<[string, string]> {
    for (const folder of this.folders.values()) yield* folder;
  }

  *keys(): MapIterator<string> {
    for (const folder of this.folders.values()) yield* folder.keys();
  }

  *values(): MapIterator<string> {
    for (const folder of this.folders.values()) yield* folder.values();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(
    visit: (
      content: string,
      path: string,
      files: ReadonlyMap<string, string>,
    ) => void,
  ): void {
    for (const [path, content] of this) visit(content, path, this);
  }
}

function isSame(a: Folder, b: Folder): boolean {
  if (a.size !== b.size) return false;
  for (const [path, content] of a) if (b.get(path) !== content) return false;
  return true;
}
