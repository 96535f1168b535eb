import { FIRST } from './yaml/blockList';
import { ListEdit } from './yaml/editLists';
import { isProject, isSet, ProjectFiles } from './projectFiles';
import { serviceFolder } from '../repository/paths';

/** By what the shared files know a service. */
export interface ServiceMarks {
  service: string;
  /** Those that it has, and those that it shall have. */
  namespaces: ReadonlySet<string>;
}

/** Text that a file under `argocd/` holds if it holds something of a service: one of these, by its path. */
export function marksOf({ service, namespaces }: ServiceMarks) {
  const [ofSet, ofProject] = [[serviceFolder(service)], [...namespaces]];
  return (path: string): readonly string[] => {
    if (isSet(path)) return ofSet;
    return isProject(path) ? ofProject : [];
  };
}

/** The lists of a file under `argocd/` that hold something of a service. The first decides whether the file is needed. */
export function desiredLists(
  path: string,
  of: ServiceMarks,
  project: ProjectFiles | undefined,
): ListEdit[] {
  const { namespaces } = of;
  const marks = marksOf(of)(path);
  const folder = serviceFolder(of.service);
  if (isSet(path)) {
    return [
      {
        path: ['spec', 'generators', FIRST, 'git', 'files'],
        marks,
        isOurs: entry => entry.path?.startsWith(folder),
        desired: project?.entries ?? [],
      },
    ];
  }
  if (!isProject(path)) return [];
  return [
    {
      path: ['spec', 'destinations'],
      marks,
      isOurs: entry => namespaces.has(entry.namespace),
      desired: project?.destinations ?? [],
    },
    {
      path: ['spec', 'clusterResourceWhitelist'],
      marks,
      isOurs: entry => entry.kind === 'Namespace' && namespaces.has(entry.name),
      desired: project?.namespaces ?? [],
    },
  ];
}
