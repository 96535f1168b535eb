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

const isShared = (folder: string) =>
  folder === 'argocd' || folder.startsWith('argocd/');

/** The files of a folder, by their whole path. Never changes. @public */
export type Folder = ReadonlyMap<string, string>;
type Folders = ReadonlyMap<string, Folder>;

/**
 * The contents of a repository by path, kept by folder: who asks about one service passes over no other. Never changes; a
 * version made of another shares all folders in which nothing was written, so that what is known of a folder can be
 * remembered by it.
 * @public
 */
export class RepositoryFiles implements ReadonlyMap<string, string> {
  private constructor(
    /** The folders under `argocd/`: what the services of a project, and Argo CD, have in common. */
    readonly shared: ReadonlyMap<string, ReadonlyMap<string, string>>,
    /** All other folders: those of services, as `services/<service>`. */
    readonly services: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {}

  /** Sorts files; those that are sorted already are handed back. Shares with `like` the folders that are the same. */
  static of(
    files: ReadonlyMap<string, string>,
    like?: RepositoryFiles,
  ): RepositoryFiles {
    if (files instanceof RepositoryFiles) return files;
    const sorted = new RepositoryFiles(new Map(), new Map()).with(files);
    if (!like) return sorted;
    const sharing = (folders: Folders) =>
      new Map(
        Array.from(folders, ([name, folder]) => {
          const known = like.folder(name);
          return [name, known && isSame(known, folder) ? known : folder];
        }),
      );
    return new RepositoryFiles(
      sharing(sorted.shared),
      sharing(sorted.services),
    );
  }

  /** The files after edits; null removes one. */
  with(edits: ReadonlyMap<string, string | null>): RepositoryFiles {
    const shared = new Map(this.shared);
    const services = new Map(this.services);
    const written = new Map<string, Map<string, string>>();
    for (const [path, content] of edits) {
      const name = folderOf(path);
      const folder = written.get(name) ?? new Map(this.folder(name));
      written.set(name, folder);
      if (content === null) folder.delete(path);
      else folder.set(path, content);
    }
    for (const [name, folder] of written) {
      const folders = isShared(name) ? shared : services;
      if (folder.size > 0) folders.set(name, folder);
      else folders.delete(name);
    }
    return new RepositoryFiles(shared, services);
  }

  /** The files of some folders. */
  pick(names: Iterable<string>): RepositoryFiles {
    const shared = new Map<string, Folder>();
    const services = new Map<string, Folder>();
    for (const name of names) {
      const folder = this.folder(name);
      if (folder) (isShared(name) ? shared : services).set(name, folder);
    }
    return new RepositoryFiles(shared, services);
  }

  /** The files of a folder; undefined where it holds none. */
  folder(name: string): ReadonlyMap<string, string> | undefined {
    return (isShared(name) ? this.shared : this.services).get(name);
  }

  /** The files of a service; undefined where it has none. */
  service(name: string): Folder | undefined {
    return this.services.get(SERVICES + name);
  }

  /** The files of each service, by its name. */
  *byService(): Iterable<[name: string, files: Folder]> {
    for (const [folder, files] of this.services)
      if (folder.startsWith(SERVICES))
        yield [folder.slice(SERVICES.length), files];
  }

  get(path: string): string | undefined {
    return this.folder(folderOf(path))?.get(path);
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  get size(): number {
    let size = 0;
    for (const folder of this.all()) size += folder.size;
    return size;
  }

  *entries(): MapIterator<[string, string]> {
    for (const folder of this.all()) yield* folder;
  }

  *keys(): MapIterator<string> {
    for (const folder of this.all()) yield* folder.keys();
  }

  *values(): MapIterator<string> {
    for (const folder of this.all()) yield* folder.values();
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

  private *all(): Iterable<Folder> {
    yield* this.shared.values();
    yield* this.services.values();
  }
}

function isSame(a: Folder, b: Folder): boolean {
  if (a.size !== b.size) return false;
  for (const [path, content] of a) if (b.get(path) !== content) return false;
  return true;
}
