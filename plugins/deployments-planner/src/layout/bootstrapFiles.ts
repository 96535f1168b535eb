import { Fleet } from '@argosy/plugin-deployments-common';
import { rootApplication } from './documents/argocd/rootApplication';
import { rootProject } from './documents/argocd/rootProject';

/**
 * What an admin applies once to each hub: a root Application that watches
 * `argocd/`, and its project. With several hubs each has a folder of its own.
 * @public
 */
export function bootstrapFiles(fleet: Fleet): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const hub of fleet.hubs) {
    const folder =
      fleet.hubs.length > 1 ? `bootstrap/${hub.name}/` : 'bootstrap/';
    files.set(`${folder}application.yaml`, rootApplication(hub, fleet));
    files.set(`${folder}appproject.yaml`, rootProject(hub, fleet));
  }
  return files;
}
