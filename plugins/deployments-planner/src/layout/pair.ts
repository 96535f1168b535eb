import { Fleet } from '@argosy/plugin-deployments-common';
import { Entry, print } from './yaml/editList';
import { entryPath } from '../repository/paths';
import { Site } from './site';

/** An AppProject and its ApplicationSet, and what a service needs in them. */
export interface Pair {
  folder: string;
  name: string;
  hub: string;
  /** Namespace of the hub in which both live. */
  namespace: string;
  guarded: boolean;
  /** `files` of the generator. */
  entries: Entry[];
  destinations: Entry[];
  /** Namespaces that the Applications may create. */
  namespaces: Entry[];
}

const SET = 'applicationset.yaml';
const PROJECT = 'appproject.yaml';

export const setPath = (pair: Pair) => pair.folder + SET;
export const projectPath = (pair: Pick<Pair, 'folder'>) =>
  pair.folder + PROJECT;
export const isSet = (path: string) => path.endsWith(`/${SET}`);
export const isProject = (path: string) => path.endsWith(`/${PROJECT}`);

/** Each hub reads a folder of its own, where there are several. */
export const hubFolder = (fleet: Fleet, hub: string) =>
  fleet.hubs.length > 1 ? `argocd/${hub}/` : 'argocd/';

/** The pairs that the sites of a service belong to. */
export function pairsOf(
  service: string,
  sites: readonly Site[],
  fleet: Fleet,
): Pair[] {
  const groups = new Map<string, Site[]>();
  for (const site of sites) {
    const folder = `${hubFolder(fleet, site.cluster.hub)}${site.project}/`;
    groups.set(folder, [...(groups.get(folder) ?? []), site]);
  }
  return [...groups].map(([folder, members]) => {
    const [{ cluster, project, environment }] = members;
    return {
      folder,
      name: project,
      hub: cluster.hub,
      namespace:
        fleet.hubs.find(hub => hub.name === cluster.hub)?.namespace ?? '',
      guarded: environment.guarded,
      entries: distinct(members, site => ({
        path: entryPath(service, site.environment.name),
      })),
      destinations: distinct(members, site => ({
        name: site.cluster.name,
        namespace: site.namespace,
      })),
      namespaces: distinct(members, site => ({
        group: '',
        kind: 'Namespace',
        name: site.namespace,
      })),
    };
  });
}

/** In the order in which entries are put into lists that stand. */
function distinct(
  sites: readonly Site[],
  toEntry: (site: Site) => Entry,
): Entry[] {
  const entries = new Map(
    sites.map(toEntry).map(entry => [print(entry, 0), entry]),
  );
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry);
}
