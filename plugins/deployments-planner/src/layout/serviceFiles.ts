import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { normaliseService } from '../repository/normaliseService';
import {
  baseFolder,
  generatedPath,
  overlayFolder,
  specPath,
} from '../repository/paths';
import { readExistingService } from '../repository/readService';
import { readServiceFiles } from '../repository/readServices';
import type { Snapshot } from '../repository/snapshot';
import { baseFiles } from './baseFiles';
import { generatedFiles } from './documents/generatedFiles';
import { serviceDocument } from './documents/serviceDocument';
import { ExistingOverlays, overlayFiles } from './overlayFiles';
import { ResolvedService, resolveService } from './resolveService';

/**
 * The whole content of `services/<service>/` that a spec asks for, by path.
 * Targets that the fleet cannot serve are left out; {@link planLayout} says which.
 * @public
 */
export const serviceFiles = (
  spec: ServiceSpec,
  fleet: Fleet,
  snapshot: Snapshot,
): ReadonlyMap<string, string> =>
  ownFiles(resolveService(normaliseService(spec), fleet), snapshot);

export function ownFiles(
  { spec, workloads, targets }: ResolvedService,
  snapshot: Snapshot,
): Map<string, string> {
  const files = new Map([[specPath(spec.name), serviceDocument(spec)]]);
  for (const workload of workloads) {
    const folder = baseFolder(spec.name, workload.name);
    for (const [name, content] of baseFiles(workload))
      files.set(folder + name, content);
  }
  const existing = readExisting(spec.name, snapshot);
  for (const target of targets) {
    const folder = overlayFolder(spec.name, target.target);
    for (const [name, content] of overlayFiles(spec, target, existing))
      files.set(folder + name, content);
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
