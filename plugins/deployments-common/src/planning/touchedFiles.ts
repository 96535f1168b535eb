import { Snapshot } from '../model';

/** The part of a repository that a plan can change or be refused by. */
interface TouchedFiles {
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
  /** All paths after the change, of the service and of `argocd/`. */
  paths: readonly string[];
}

const CONFIG = /\/config\.json$/;

/**
 * The service's own files, the ApplicationSets and projects that the edits touch or that list the service, and every
 * config.json (names must be unique in the fleet). Sets of other projects are left out: they are what they were.
 */
export function touchedFiles(
  service: string,
  edits: ReadonlyMap<string, string | null>,
  snapshot: Snapshot,
): TouchedFiles {
  const folder = `services/${service}/`;
  const folders = touchedFolders(folder, edits, snapshot);
  const isTouched = (path: string) =>
    path.startsWith('argocd/')
      ? folders.has(folderOf(path))
      : path.startsWith(folder) || CONFIG.test(path);
  const before = new Map<string, string>();
  for (const [path, content] of snapshot.files) {
    if (isTouched(path)) before.set(path, content);
  }
  const after = new Map(before);
  for (const [path, content] of edits) {
    if (content === null) after.delete(path);
    else after.set(path, content);
  }
  return { before, after, paths: [...after.keys()] };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

function touchedFolders(
  folder: string,
  edits: ReadonlyMap<string, string | null>,
  { files }: Snapshot,
): ReadonlySet<string> {
  const folders = new Set([...edits.keys()].map(folderOf));
  for (const [path, content] of files) {
    if (path.startsWith('argocd/') && content.includes(folder))
      folders.add(folderOf(path));
  }
  return folders;
}
