import { Finding, Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { serviceFolder, sharedFiles } from '../repository/paths';
import type { Snapshot } from '../repository/snapshot';
import { checkRepository } from './checks/checkRepository';
import { checkSpec } from './checks/checkSpec';
import { isSet, projectsOf } from './projectFiles';
import { resolveService } from './resolveService';
import { ownFiles } from './serviceFiles';
import { sharedEdits } from './sharedEdits';
import { removeTerraform, terraformEdits } from './terraformEdits';

/** What a spec changes in the repository, and what is wrong with it. @public */
export interface Layout {
  /** New content by path, in order; null where the file must go. What stays as it is is left out. */
  edits: ReadonlyMap<string, string | null>;
  findings: Finding[];
}

/**
 * The files that the repository must hold for a spec, as edits of those that
 * it holds. Pure: the same arguments give the same bytes, and after the edits
 * are written there are none left. With an error among the findings the edits
 * are for reading only.
 * @public
 */
export function planLayout(
  spec: ServiceSpec,
  fleet: Fleet,
  snapshot: Snapshot,
): Layout {
  const service = resolveService(spec, fleet);
  const terraform = terraformEdits(service, fleet.vault, snapshot);
  const shared = sharedEdits(
    {
      service: spec.name,
      projects: projectsOf(service, fleet),
      shared: sharedFiles(snapshot),
    },
    fleet,
    snapshot,
  );
  const edits = new Map([
    ...ownFiles(service, snapshot),
    ...shared.edits,
    ...terraform,
  ]);
  return {
    edits: changes(spec.name, edits, snapshot),
    findings: [
      ...service.findings,
      ...checkSpec(spec, service.targets),
      ...checkRepository(service, fleet, snapshot),
      ...shared.findings,
    ],
  };
}

/**
 * Takes a service out of the ApplicationSets: the first step of its end. Argo CD then deletes what it may delete by
 * itself, and frees the Applications of guarded environments, which run on until somebody deletes them. Files and
 * projects stay until {@link retireService}: an Application cannot be deleted without its project, and a project that
 * leaves Git before its Applications holds up every later sync of the root Application.
 * @public
 */
export function withdrawService(
  name: string,
  fleet: Fleet,
  snapshot: Snapshot,
): Layout {
  const shared = sharedFiles(snapshot).filter(([path]) => isSet(path));
  return sharedEdits({ service: name, projects: [], shared }, fleet, snapshot);
}

/**
 * Leaves nothing of a service behind: its folder, its entries, the set and
 * project that nobody else needs, and its roles where they stand as Terraform. For a service without Applications: {@link withdrawService} comes before.
 * @public
 */
export function retireService(
  name: string,
  fleet: Fleet,
  snapshot: Snapshot,
): Layout {
  const shared = sharedFiles(snapshot);
  const { edits, findings } = sharedEdits(
    { service: name, projects: [], shared },
    fleet,
    snapshot,
  );
  const all = new Map([...edits, ...removeTerraform(name, snapshot)]);
  return { edits: changes(name, all, snapshot), findings };
}

/** Everything below the folder of the service that is not desired goes. */
function changes(
  service: string,
  desired: ReadonlyMap<string, string | null>,
  snapshot: Snapshot,
): Map<string, string | null> {
  const folder = serviceFolder(service);
  const all = new Map(desired);
  for (const path of snapshot.paths) {
    if (path.startsWith(folder) && !all.has(path)) all.set(path, null);
  }
  return new Map(
    [...all]
      .filter(
        ([path, content]) =>
          content === null || snapshot.files.get(path) !== content,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
