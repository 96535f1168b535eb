import { Fleet } from '@argosy/plugin-deployments-common';
import { Entry, print } from './yaml/editLists';
import { entryPath } from '../repository/paths';
import { ResolvedService, ResolvedTarget } from './resolveService';

/** An AppProject and its ApplicationSet, and what a service needs in them. */
export interface ProjectFiles {
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

type InFolder = Pick<ProjectFiles, 'folder'>;

export const setPath = ({ folder }: InFolder) => folder + SET;
export const projectPath = ({ folder }: InFolder) => folder + PROJECT;
export const isSet = (path: string) => path.endsWith(`/${SET}`);
export const isProject = (path: string) => path.endsWith(`/${PROJECT}`);

/** Each hub reads a folder of its own, where there are several. */
export const hubFolder = (fleet: Fleet, hub: string) =>
  fleet.hubs.length > 1 ? `argocd/${hub}/` : 'argocd/';

/** The projects that the targets of a service belong to: one for the guarded environments, one for the others. */
export function projectsOf(
  { spec, targets }: ResolvedService,
  fleet: Fleet,
): ProjectFiles[] {
  const groups = new Map<string, ResolvedTarget[]>();
  for (const target of targets) {
    const folder = `${hubFolder(fleet, target.cluster.hub)}${target.project}/`;
    groups.set(folder, [...(groups.get(folder) ?? []), target]);
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
      entries: distinct(members, member => ({
        path: entryPath(spec.name, member.environment.name),
      })),
      destinations: distinct(members, member => ({
        name: member.cluster.name,
        namespace: member.namespace,
      })),
      namespaces: distinct(members, member => ({
        group: '',
        kind: 'Namespace',
        name: member.namespace,
      })),
    };
  });
}

/** In the order in which entries are put into existing lists. */
function distinct(
  targets: readonly ResolvedTarget[],
  toEntry: (target: ResolvedTarget) => Entry,
): Entry[] {
  const entries = new Map(
    targets.map(toEntry).map(entry => [print(entry, 0), entry]),
  );
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry);
}
