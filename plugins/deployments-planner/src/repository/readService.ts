import { z } from 'zod';
import {
  Finding,
  formatImage,
  parseInput,
  ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { fault } from './findings';
import { normaliseService } from './normaliseService';
import { OverlayFacts, overlayFacts } from './overlayFacts';
import { overlayFolder, specPath } from './paths';
import { readServiceFiles, ServiceTarget } from './readServices';
import { ServiceDocument } from './serviceDocument';
import type { Snapshot } from './snapshot';

/** A service as all its files say it. */
export interface ExistingService {
  spec: ServiceSpec;
  /** What the overlays alone say, by folder. */
  overlays: ReadonlyMap<string, OverlayFacts>;
}

/**
 * Reads a service back from its files: the inverse of {@link planLayout}, in
 * the form that {@link normaliseService} gives. Where overlays run different
 * images, the one of the first target in order stands for the workload.
 * @public
 */
export function readService(
  snapshot: Snapshot,
  name: string,
): ServiceSpec | { findings: Finding[] } {
  const existing = readExistingService(snapshot, name);
  return 'findings' in existing ? existing : existing.spec;
}

/** As {@link readService}, with what each overlay says for itself. */
export function readExistingService(
  snapshot: Snapshot,
  name: string,
): ExistingService | { findings: Finding[] } {
  const service = readServiceFiles(snapshot, name);
  if (!service) return { findings: [noService(name)] };
  const { document, targets, findings } = service;
  if (!document || findings.length > 0) return { findings: [...findings] };
  const overlays = readOverlays(snapshot, document, targets);
  return 'findings' in overlays ? overlays : toService(document, overlays);
}

const noService = (name: string) =>
  fault(
    specPath(name),
    `The repository holds no service ${name}.`,
    'Create it, or correct the name.',
  );

/** What the overlays say, by folder. */
function readOverlays(
  { files }: Snapshot,
  { name, workloads }: ServiceDocument,
  targets: readonly ServiceTarget[],
): Overlays | { findings: Finding[] } {
  const names = workloads.map(workload => workload.name);
  const overlays: Overlays = new Map();
  const findings: Finding[] = [];
  for (const { environment, cluster } of targets) {
    const folder = overlayFolder(name, { environment, cluster });
    try {
      const facts = overlayFacts(files, folder, names);
      if (facts) overlays.set(folder, { environment, cluster, ...facts });
      else findings.push(noKustomization(folder));
    } catch (error) {
      findings.push(unreadable(folder, error));
    }
  }
  return findings.length > 0 ? { findings } : overlays;
}

type Overlays = Map<
  string,
  OverlayFacts & { environment: string; cluster: string }
>;

const noKustomization = (folder: string) =>
  fault(
    `${folder}kustomization.yaml`,
    'The overlay has a config.json and no kustomization.yaml.',
    'Restore the file from the history of the repository.',
  );

const unreadable = (folder: string, error: unknown) =>
  fault(
    `${folder}kustomization.yaml`,
    `The file cannot be read: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`,
    'Correct it, or restore it from the history of the repository.',
  );

function toService(
  { schemaVersion, ...document }: ServiceDocument,
  overlays: Overlays,
): ExistingService | { findings: Finding[] } {
  const [first] = overlays.values();
  const parsed = parseInput(serviceSpecSchema, {
    ...document,
    workloads: document.workloads.map(workload => ({
      ...workload,
      image: formatImage(
        first?.images.get(workload.image) ?? { name: workload.image },
      ),
    })),
    targets: Array.from(
      overlays.values(),
      ({ environment, cluster, replicas }) => ({
        environment,
        cluster,
        replicas: Object.fromEntries(replicas),
      }),
    ),
  });
  if (!('findings' in parsed))
    return { spec: normaliseService(parsed.value), overlays };
  const path = specPath(document.name);
  // places of the spec become places of the file
  return {
    findings: parsed.findings.map(finding => ({
      ...finding,
      message: `${finding.path || 'The file'} ${finding.message}`,
      path,
    })),
  };
}
