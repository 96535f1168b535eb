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

const FOLDER = 'argocd/';
const YAML = /\.ya?ml$/;

/** `argocd/<hub>/<project>/file` names a hub, `argocd/<project>/file` does not. */
function hubOf(file: string): string | undefined {
  const [, hub, , ...rest] = file.split('/');
  return rest.length > 0 ? hub : undefined;
}

/** Finds ApplicationSets and AppProjects by kind, whatever their files are called. */
export function readRepository(
  files: ReadonlyMap<string, string>,
): HubManifests {
  const result: HubManifests = { sets: [], projects: [], unreadable: [] };
  const paths = [...files.keys()]
    .filter(path => path.startsWith(FOLDER) && YAML.test(path))
    .sort();
  for (const file of paths) {
    const { documents, fault } = readManifests(files.get(file) ?? '');
    if (fault) result.unreadable.push({ file, message: fault });
    for (const document of documents) {
      const manifest = { hub: hubOf(file), file, document };
      if (isKind(document, 'argoproj.io', 'ApplicationSet'))
        result.sets.push(manifest);
      if (isKind(document, 'argoproj.io', 'AppProject'))
        result.projects.push(manifest);
    }
  }
  return result;
}
