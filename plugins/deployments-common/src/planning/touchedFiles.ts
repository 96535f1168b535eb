import { isShared, serviceFolder } from '../layout/paths';
import { Snapshot } from '../model';

/** The part of a repository that a plan can change or be refused by. */
interface TouchedFiles {
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
  /** The service's own files after the change. */
  own: ReadonlyMap<string, string>;
}

const isConfig = (path: string) => path.endsWith('/config.json');

/**
 * The service's own files, the ApplicationSets and projects that the edits touch or that list the service, and every
 * config.json (names must be unique in the fleet). Sets of other projects are left out: they are what they were.
 */
export function touchedFiles(
  service: string,
  edits: ReadonlyMap<string, string | null>,
  { files }: Snapshot,
): TouchedFiles {
  const folder = serviceFolder(service);
  const before = new Map<string, string>();
  const shared: Array<[path: string, content: string]> = [];
  for (const [path, content] of files) {
    if (isShared(path)) shared.push([path, content]);
    else if (isConfig(path) || path.startsWith(folder))
      before.set(path, content);
  }
  const folders = touchedFolders(folder, edits, shared);
  for (const [path, content] of shared)
    if (folders.has(folderOf(path))) before.set(path, content);

  const after = new Map(before);
  for (const [path, content] of edits) {
    if (content === null) after.delete(path);
    else after.set(path, content);
  }
  const own = [...after].filter(([path]) => path.startsWith(folder));
  return { before, after, own: new Map(own) };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

function touchedFolders(
  folder: string,
  edits: ReadonlyMap<string, string | null>,
  shared: ReadonlyArray<[path: string, content: string]>,
): ReadonlySet<string> {
  const listing = shared.filter(([, content]) => content.includes(folder));
  return new Set(
    [...edits.keys(), ...listing.map(([path]) => path)].map(folderOf),
  );
}
