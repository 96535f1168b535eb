import { ByFolder } from '../expansion/byFolder';
import { Entry, isBelow, isShared, serviceFolder } from '../layout/paths';
import { Snapshot } from '../model';

/** A repository as the plan of one service sees it. */
export interface Parts {
  /** What the services of a project, and Argo CD, have in common. */
  shared: Entry[];
  /** The service's own files. */
  own: Entry[];
  /** The config files of other services, by their first two folders. */
  configs: ReadonlyMap<string, readonly Entry[]>;
}

const isConfig = (path: string) => path.endsWith('/config.json');

/** Sorts the files of a repository for a plan, in one pass: a fleet has many. */
export function partsOf(service: string, { files }: Snapshot): Parts {
  const isOwn = isBelow(serviceFolder(service));
  const [shared, own]: Entry[][] = [[], []];
  const configs = new ByFolder<Entry>();
  for (const entry of files) {
    const [path] = entry;
    if (isShared(path)) shared.push(entry);
    else if (isOwn(path)) own.push(entry);
    else if (isConfig(path)) configs.add(path, entry);
  }
  return { shared, own, configs: configs.groups };
}
