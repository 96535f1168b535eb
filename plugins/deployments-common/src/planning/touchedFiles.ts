import { readApplicationSet } from '../expansion/applicationSet';
import { firstTwo } from '../expansion/findConfigFiles';
import { foundFolders } from '../expansion/foundFolders';
import { JsonValue, textAt } from '../expansion/json';
import { readRepository } from '../expansion/readRepository';
import { isBelow, isShared, serviceFolder } from '../layout/paths';
import { Snapshot } from '../model';
import { applicationNames } from './applicationNames';

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
  const namesakes = namesakesOf([...own, ...ownAfter], configs);

  const folders = new Set(
    [...own, ...ownAfter, ...namesakes].map(([path]) => firstTwo(path)),
  );
  const { sets, projects } = touchedSets(new Map(shared), edits, folders);
  const isReached = foundBy(new Map(sets), written(sets, edits));
  const reached = configs.filter(([path]) => isReached(path));
  const before = new Map([
    ...[...sets, ...projects],
    ...[...own, ...namesakes, ...reached],
  ]);
  return { before, after: written(before, edits), own: ownAfter };
}

/** The config files of others that name an Application as a file of the service does. */
function namesakesOf(own: readonly Entry[], configs: readonly Entry[]) {
  const names = new Set(
    own
      .filter(([path]) => isConfig(path))
      .flatMap(([, content]) => applicationNames(content)),
  );
  names.delete('');
  const isNamesake = (name: JsonValue) => names.has(name);
  return configs.filter(([, content]) =>
    applicationNames(content).some(isNamesake),
  );
}

function parts({ files }: Snapshot, isOwn: (path: string) => boolean) {
  const [shared, own, configs]: Entry[][] = [[], [], []];
  for (const entry of files) {
    const [path] = entry;
    if (isShared(path)) shared.push(entry);
    else if (isOwn(path)) own.push(entry);
    else if (isConfig(path)) configs.push(entry);
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

const isConfig = (path: string) => path.endsWith('/config.json');
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

/** The shared files in whose folder something is touched, and the projects elsewhere that the sets among them name. */
function touchedSets(
  shared: Files,
  edits: ReadonlyMap<string, string | null>,
  folders: ReadonlySet<string>,
) {
  const { sets, projects } = readRepository(shared);
  const touched = new Set([...edits.keys()].map(folderOf));
  for (const set of sets) {
    const looks = foundFolders(set);
    if (looks.has(undefined) || [...folders].some(f => looks.has(f)))
      touched.add(folderOf(set.file));
  }
  const isTouched = (path: string) => touched.has(folderOf(path));
  const named = new Set(
    sets
      .filter(({ file }) => isTouched(file))
      .map(set => readApplicationSet(set).project),
  );
  const others = projects
    .filter(({ document }) => named.has(textAt(document, 'metadata', 'name')))
    .map(({ file }) => file)
    .filter(file => !isTouched(file) && !sets.some(set => set.file === file));
  return {
    sets: [...shared].filter(([path]) => isTouched(path)),
    projects: others.map((file): Entry => [file, shared.get(file) ?? '']),
  };
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
