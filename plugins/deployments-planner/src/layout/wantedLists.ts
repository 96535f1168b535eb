import type { Snapshot } from '../repository/snapshot';
import { FIRST } from './yaml/blockList';
import { ListEdit } from './yaml/editList';
import { Pair, isProject, isSet } from './pair';
import { serviceFolder } from '../repository/paths';
import { readServiceFiles } from '../repository/readServices';

/** Text that a file under `argocd/` holds if it holds something of a service: one of these, by its path. */
export function marksOf(service: string, namespaces: ReadonlySet<string>) {
  const [ofSet, ofProject] = [[serviceFolder(service)], [...namespaces]];
  return (path: string): readonly string[] => {
    if (isSet(path)) return ofSet;
    return isProject(path) ? ofProject : [];
  };
}

/** The lists of a file under `argocd/` that hold something of a service. The first decides whether the file is needed. */
export function wantedLists(
  path: string,
  service: string,
  namespaces: ReadonlySet<string>,
  pair: Pair | undefined,
): ListEdit[] {
  const marks = marksOf(service, namespaces)(path);
  const folder = serviceFolder(service);
  if (isSet(path)) {
    return [
      {
        path: ['spec', 'generators', FIRST, 'git', 'files'],
        marks,
        isOurs: entry => entry.path?.startsWith(folder),
        wanted: pair?.entries ?? [],
      },
    ];
  }
  if (!isProject(path)) return [];
  return [
    {
      path: ['spec', 'destinations'],
      marks,
      isOurs: entry => namespaces.has(entry.namespace),
      wanted: pair?.destinations ?? [],
    },
    {
      path: ['spec', 'clusterResourceWhitelist'],
      marks,
      isOurs: entry => entry.kind === 'Namespace' && namespaces.has(entry.name),
      wanted: pair?.namespaces ?? [],
    },
  ];
}

/** Namespaces that a service has or wants. */
export function ownNamespaces(
  service: string,
  pairs: readonly Pair[],
  snapshot: Snapshot,
): ReadonlySet<string> {
  const { targets = [] } = readServiceFiles(snapshot, service) ?? {};
  const existing = targets.map(({ namespace }) => namespace);
  const wanted = pairs.flatMap(pair =>
    pair.destinations.map(entry => entry.namespace),
  );
  return new Set([...existing, ...wanted]);
}
