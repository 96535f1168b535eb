import type { Snapshot } from '../repository/snapshot';
import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { Site } from './site';
import { baseFiles } from './baseFiles';
import { generatedFiles } from './documents/generatedFiles';
import { normaliseService } from './normaliseService';
import { overlayFiles } from './overlayFiles';
import {
  baseFolder,
  generatedPath,
  overlayFolder,
  specPath,
} from '../repository/paths';
import { Standing, readStanding } from '../repository/readStanding';
import { resolveSites } from './resolveSites';
import { serviceDocument } from '../repository/serviceDocument';

/**
 * The whole content of `services/<service>/` that a spec asks for, by path.
 * Targets that the fleet cannot serve are left out; {@link planLayout} says which.
 * @public
 */
export function serviceFiles(
  spec: ServiceSpec,
  fleet: Fleet,
  snapshot: Snapshot,
): ReadonlyMap<string, string> {
  const wanted = normaliseService(spec);
  return ownFiles(wanted, resolveSites(wanted, fleet).sites, fleet, snapshot);
}

export function ownFiles(
  spec: ServiceSpec,
  sites: readonly Site[],
  fleet: Fleet,
  snapshot: Snapshot,
): Map<string, string> {
  const files = new Map([[specPath(spec.name), serviceDocument(spec)]]);
  for (const workload of spec.workloads) {
    const folder = baseFolder(spec.name, workload.name);
    for (const [name, content] of baseFiles(spec, workload, fleet)) {
      files.set(folder + name, content);
    }
  }
  const standing = standingOf(spec, snapshot);
  for (const site of sites) {
    const folder = overlayFolder(spec.name, site.target);
    for (const [name, content] of overlayFiles(
      spec,
      site,
      fleet,
      snapshot,
      standing,
    )) {
      files.set(folder + name, content);
    }
  }
  const generated = generatedFiles(spec.name, files, snapshot.files);
  if (generated !== undefined) files.set(generatedPath(spec.name), generated);
  return files;
}

function standingOf(
  spec: ServiceSpec,
  snapshot: Snapshot,
): Standing | undefined {
  if (!snapshot.files.has(specPath(spec.name))) return undefined;
  const standing = readStanding(snapshot, spec.name);
  return 'findings' in standing ? undefined : standing;
}
