import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { Folder } from '../../repository/RepositoryFiles';
import { JsonObject } from './json';
import { isKind, readManifests } from './readManifests';

/** A resource under `argocd/`, with the hub that its folder names. */
export interface HubManifest {
  hub?: string;
  file: string;
  document: JsonObject;
}

/** All that the root Applications apply. */
interface HubManifests {
  sets: HubManifest[];
  projects: HubManifest[];
  unreadable: Array<{ file: string; message: string }>;
}

const YAML = /\.ya?ml$/;

/** `argocd/<hub>/<project>/file` names a hub, `argocd/<project>/file` does not. */
function hubOf(file: string): string | undefined {
  const [, hub, , ...rest] = file.split('/');
  return rest.length > 0 ? hub : undefined;
}

const known = new WeakMap<Folder, HubManifests>();

/** The resources of a folder that does not change. Remembered as long as the folder. */
export function manifestsIn(folder: Folder): HubManifests {
  const found = known.get(folder);
  if (found) return found;
  const manifests: HubManifests = { sets: [], projects: [], unreadable: [] };
  for (const [file, content] of folder) {
    if (!YAML.test(file)) continue;
    const { documents, fault } = readManifests(content);
    if (fault) manifests.unreadable.push({ file, message: fault });
    for (const document of documents) {
      const manifest = { hub: hubOf(file), file, document };
      if (isKind(document, 'argoproj.io', 'ApplicationSet'))
        manifests.sets.push(manifest);
      if (isKind(document, 'argoproj.io', 'AppProject'))
        manifests.projects.push(manifest);
    }
  }
  known.set(folder, manifests);
  return manifests;
}

const byFile = (a: { file: string }, b: { file: string }) =>
  a.file < b.file ? -1 : Number(a.file > b.file);

/** Finds ApplicationSets and AppProjects by kind, whatever their files are called. */
export function readRepository({ shared }: RepositoryFiles): HubManifests {
  const found = [...shared.values()].map(manifestsIn);
  return {
    sets: found.flatMap(({ sets }) => sets).sort(byFile),
    projects: found.flatMap(({ projects }) => projects).sort(byFile),
    unreadable: found.flatMap(({ unreadable }) => unreadable).sort(byFile),
  };
}
