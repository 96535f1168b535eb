import { isBelow, isShared, serviceFolder } from '../layout/paths';
import { Snapshot } from '../model';
import { reachOf } from './reachOf';

type Files = ReadonlyMap<string, string>;
type Entry = readonly [path: string, content: string];

/** The part of a repository that a plan can change or be refused by. */
interface TouchedFiles {
  before: Files;
  after: Files;
  /** The service's own files after the change. */
  own: Files;
  /** Every config.json of other services: names must be unique in the fleet. */
  configs: readonly Entry[];
}

/**
 * The service's own files, the ApplicationSets and projects that the edits touch or that list the service, and the
 * config files that these sets find. Sets of other projects are left out: they are what they were.
 */
export function touchedFiles(
  service: string,
  edits: ReadonlyMap<string, string | null>,
  snapshot: Snapshot,
): TouchedFiles {
  const { shared, own, configs } = parts(service, snapshot);
  const folders = touchedFolders(serviceFolder(service), edits, shared);
  const touched = shared.filter(([path]) => folders.has(folderOf(path)));
  const isReached = reachOf(new Map(touched), written(touched, edits));
  const reached = configs.filter(([path]) => isReached(path));
  const before = new Map([...touched, ...own, ...reached]);
  return {
    before,
    after: written(before, edits),
    own: written(own, edits, isBelow(serviceFolder(service))),
    configs,
  };
}

function parts(service: string, { files }: Snapshot) {
  const [shared, own, configs]: Entry[][] = [[], [], []];
  const isOwn = isBelow(serviceFolder(service));
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

function touchedFolders(
  folder: string,
  edits: ReadonlyMap<string, string | null>,
  shared: readonly Entry[],
): ReadonlySet<string> {
  const listing = shared.filter(([, content]) => content.includes(folder));
  return new Set(
    [...edits.keys(), ...listing.map(([path]) => path)].map(folderOf),
  );
}
