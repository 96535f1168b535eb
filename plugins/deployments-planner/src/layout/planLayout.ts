import type { Snapshot } from '../repository/snapshot';
import { Finding, Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { checkRepository } from './checks/checkRepository';
import { checkSpec } from './checks/checkSpec';
import { normaliseService } from '../repository/normaliseService';
import { isSet, pairsOf } from './pair';
import { serviceFolder, sharedFiles } from '../repository/paths';
import { resolveSites } from './resolveSites';
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
  const standing = sharedFiles(snapshot);
  const { sites, findings } = resolveSites(spec, fleet);
  const own = ownFiles(normaliseService(spec), sites, fleet, snapshot);
  const terraform = terraformEdits(spec, sites, fleet, snapshot);
  const shared = sharedEdits(
    spec.name,
    pairsOf(spec.name, sites, fleet),
    fleet,
    snapshot,
    standing,
  );
  return {
    edits: changes(
      spec.name,
      new Map([...own, ...shared.edits, ...terraform]),
      snapshot,
    ),
    findings: [
      ...findings,
      ...checkSpec(spec, sites),
      ...checkRepository(spec.name, sites, fleet, snapshot, standing),
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
  const sets = sharedFiles(snapshot).filter(([path]) => isSet(path));
  return sharedEdits(name, [], fleet, snapshot, sets);
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
  const shared = sharedEdits(name, [], fleet, snapshot, sharedFiles(snapshot));
  return {
    edits: changes(
      name,
      new Map([...shared.edits, ...removeTerraform(name, snapshot)]),
      snapshot,
    ),
    findings: shared.findings,
  };
}

/** Everything below the folder of the service that is not wanted goes. */
function changes(
  service: string,
  wanted: ReadonlyMap<string, string | null>,
  snapshot: Snapshot,
): Map<string, string | null> {
  const folder = serviceFolder(service);
  const all = new Map(wanted);
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
