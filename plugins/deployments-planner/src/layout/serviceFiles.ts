import type { Snapshot } from '../repository/snapshot';
import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { Site } from './site';
import { baseFiles } from './baseFiles';
import { generatedFiles } from './documents/generatedFiles';
import { normaliseService } from '../repository/normaliseService';
import { ExistingOverlays, overlayFiles } from './overlayFiles';
import {
  baseFolder,
  generatedPath,
  overlayFolder,
  specPath,
} from '../repository/paths';
import { readExistingService } from '../repository/readService';
import { readServiceFiles } from '../repository/readServices';
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
  const existing = readExisting(spec.name, snapshot);
  for (const site of sites) {
    const folder = overlayFolder(spec.name, site.target);
    for (const [name, content] of overlayFiles(spec, site, fleet, existing)) {
      files.set(folder + name, content);
    }
  }
  const generated = generatedFiles(spec.name, files, snapshot.files);
  if (generated !== undefined) files.set(generatedPath(spec.name), generated);
  return files;
}

/** What stays as it is, although no spec says it. */
function readExisting(name: string, snapshot: Snapshot): ExistingOverlays {
  const service = readExistingService(snapshot, name);
  const targets = readServiceFiles(snapshot, name)?.targets ?? [];
  return {
    ...('findings' in service ? {} : { service }),
    applications: new Map(
      targets.map(target => [overlayFolder(name, target), target.application]),
    ),
  };
}
