import { firstTwo } from '../expansion/findConfigFiles';
import { foundFolders } from '../expansion/foundFolders';
import { readRepository } from '../expansion/readRepository';
import { isBelow, isShared, serviceFolder } from '../layout/paths';
import { Snapshot } from '../model';
import { namesOf } from './namesOf';

type Files = ReadonlyMap<string, string>;
type Entry = readonly [path: string, content: string];

/** The part of a repository that a plan can change or be refused by. */
interface TouchedFiles {
  before: Files;
  after: Files;
  /** The service's own files after the change. */
  own: Files;
}

/**
 * The service's own files; the config files of others that name an Application as it does; the ApplicationSets that
 * the edits touch or that may find one of these files; all that these sets find, and the projects. Other sets are left
 * out: they are what they were.
 */
export function touchedFiles(
  service: string,
  edits: ReadonlyMap<string, string | null>,
  snapshot: Snapshot,
): TouchedFiles {
  const isOwn = isBelow(serviceFolder(service));
  const { shared, own, configs } = parts(snapshot, isOwn);
  const ownAfter = written(own, edits, isOwn);
  const names = new Set([...own, ...ownAfter].flatMap(namesOf));
  const isNamesake = (entry: Entry) =>
    namesOf(entry).some(name => names.has(name));
  const namesakes = configs.filter(isNamesake);

  const folders = new Set([...ownAfter.keys()].map(firstTwo));
  for (const [path] of [...own, ...namesakes]) folders.add(firstTwo(path));
  const sets = touchedSets(new Map(shared), edits, folders);
  const found = foundBy(new Map(sets), written(sets, edits));
  const reached = configs.filter(([path]) => found(path));
  const before = new Map([...sets, ...own, ...namesakes, ...reached]);
  return { before, after: written(before, edits), own: ownAfter };
}

function parts({ files }: Snapshot, isOwn: (path: string) => boolean) {
  const [shared, own, configs]: Entry[][] = [[], [], []];
  for (const entry of files) {
    const [path] = entry;
    if (isShared(path)) shared.push(entry);
    else if (isOwn(path)) own.push(entry);
    else if (path.endsWith('/config.json')) configs.push(entry);
  }
  return { shared, own, configs };
}

function written(
  files: Iterable<Entry>,
  edits: ReadonlyMap<string, string | null>,
  isWanted: (path: string) => boolean = () => true,
): Files {
  const after = new Map(files);
  for (const [path, content] of edits) {
    if (content === null) after.delete(path);
    else if (isWanted(path)) after.set(path, content);
  }
  return after;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

/** The shared files without those that hold only sets that look elsewhere. */
function touchedSets(
  shared: Files,
  edits: ReadonlyMap<string, string | null>,
  folders: ReadonlySet<string>,
): Entry[] {
  const { sets, projects } = readRepository(shared);
  const touched = new Set([...edits.keys()].map(folderOf));
  for (const set of sets) {
    const looks = foundFolders(set);
    if (looks.has(undefined) || [...folders].some(f => looks.has(f)))
      touched.add(folderOf(set.file));
  }
  const left = new Set(sets.map(set => set.file));
  const kept = new Set(projects.map(project => project.file));
  return [...shared].filter(
    ([path]) =>
      touched.has(folderOf(path)) || (kept.has(path) && !left.has(path)),
  );
}

/** Whether a set of these versions may find a file. */
function foundBy(...versions: readonly Files[]): (path: string) => boolean {
  const folders = new Set(
    versions
      .flatMap(files => readRepository(files).sets)
      .flatMap(set => [...foundFolders(set)]),
  );
  return path => folders.has(undefined) || folders.has(firstTwo(path));
}
