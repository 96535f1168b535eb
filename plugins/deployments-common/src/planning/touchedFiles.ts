import { readApplicationSet } from '../expansion/applicationSet';
import { firstTwo } from '../expansion/byFolder';
import { foundFolders } from '../expansion/foundFolders';
import { JsonValue, textAt } from '../expansion/json';
import { readRepository } from '../expansion/readRepository';
import { Entry, isBelow, serviceFolder } from '../layout/paths';
import { applicationNames } from './applicationNames';
import { Parts } from './partsOf';

type Files = ReadonlyMap<string, string>;

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
  { shared, own, configs }: Parts,
): TouchedFiles {
  const ownAfter = written(own, edits, isBelow(serviceFolder(service)));
  const namesakes = namesakesOf([...own, ...ownAfter], configs);

  const folders = new Set(
    [...own, ...ownAfter, ...namesakes].map(([path]) => firstTwo(path)),
  );
  const { sets, projects } = touchedSets(new Map(shared), edits, folders);
  const reached = foundBy(configs, new Map(sets), written(sets, edits));
  const before = new Map([
    ...[...sets, ...projects],
    ...[...own, ...namesakes, ...reached],
  ]);
  return { before, after: written(before, edits), own: ownAfter };
}

/** The config files of others that name an Application as a file of the service does. */
function namesakesOf(own: readonly Entry[], configs: Parts['configs']) {
  const names = new Set(
    own
      .filter(([path]) => path.endsWith('/config.json'))
      .flatMap(([, content]) => applicationNames(content)),
  );
  names.delete('');
  const isNamesake = (name: JsonValue) => names.has(name);
  const namesakes: Entry[] = [];
  for (const found of configs.values())
    for (const entry of found)
      if (applicationNames(entry[1]).some(isNamesake)) namesakes.push(entry);
  return namesakes;
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

/** The config files that a set of these versions may find. */
function foundBy(
  configs: Parts['configs'],
  ...versions: readonly Files[]
): Entry[] {
  const folders = new Set(
    versions
      .flatMap(files => readRepository(files).sets)
      .flatMap(set => [...foundFolders(set)]),
  );
  return [...configs]
    .filter(([folder]) => folders.has(undefined) || folders.has(folder))
    .flatMap(([, found]) => found);
}
