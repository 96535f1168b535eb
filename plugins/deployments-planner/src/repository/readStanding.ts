import { parse } from 'yaml';
import { z } from 'zod';
import type { Snapshot } from './snapshot';
import {
  Finding,
  formatImage,
  parseWith,
  ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { fault } from './findings';
import { normaliseService } from '../layout/normaliseService';
import { OverlayFacts, overlayFacts } from './overlayFacts';
import { overlayFolder, specPath } from './paths';
import { serviceDocumentSchema } from './serviceDocument';
import { standingTargets } from './standingTargets';

/** A service as its files say it. */
export interface Standing {
  spec: ServiceSpec;
  /** What the overlays alone say, by folder. */
  overlays: ReadonlyMap<string, OverlayFacts>;
}

type Outcome<T> = { value: T } | { findings: Finding[] };

export function readStanding(
  snapshot: Snapshot,
  name: string,
): Standing | { findings: Finding[] } {
  const document = readDocument(snapshot, name);
  if ('findings' in document) return document;
  const { schemaVersion, ...rest } = document.value;
  const overlays = readOverlays(snapshot, name, rest.workloads);
  if ('findings' in overlays) return overlays;

  const facts = [...overlays.value.values()];
  const workloads = rest.workloads.map(workload => ({
    ...workload,
    image: formatImage(
      facts[0]?.images.get(workload.image) ?? { name: workload.image },
    ),
  }));
  const targets = standingTargets(snapshot, name).map(target => ({
    ...target,
    replicas: Object.fromEntries(
      overlays.value.get(overlayFolder(name, target))?.replicas ?? [],
    ),
  }));
  const spec = parseWith(serviceSpecSchema, { ...rest, workloads, targets });
  if ('findings' in spec) return at(specPath(name), spec.findings);
  return { spec: normaliseService(spec.value), overlays: overlays.value };
}

function readDocument(
  snapshot: Snapshot,
  name: string,
): Outcome<z.output<typeof serviceDocumentSchema>> {
  const path = specPath(name);
  const text = snapshot.files.get(path);
  if (text === undefined) {
    return {
      findings: [
        fault(
          path,
          `The repository holds no service ${name}.`,
          'Create it, or correct the name.',
        ),
      ],
    };
  }
  const yaml = attempt(path, () => parse(text) as unknown);
  if ('findings' in yaml) return yaml;
  const parsed = parseWith(serviceDocumentSchema, yaml.value);
  return 'findings' in parsed ? at(path, parsed.findings) : parsed;
}

function readOverlays(
  snapshot: Snapshot,
  name: string,
  workloads: ReadonlyArray<{ name: string }>,
): Outcome<Map<string, OverlayFacts>> {
  const names = workloads.map(workload => workload.name);
  const overlays = new Map<string, OverlayFacts>();
  const findings: Finding[] = [];
  for (const target of standingTargets(snapshot, name)) {
    const folder = overlayFolder(name, target);
    const facts = attempt(`${folder}kustomization.yaml`, () =>
      overlayFacts(snapshot, name, target, names),
    );
    if ('findings' in facts) findings.push(...facts.findings);
    else if (facts.value) overlays.set(folder, facts.value);
    else findings.push(missing(folder));
  }
  return findings.length > 0 ? { findings } : { value: overlays };
}

const missing = (folder: string) =>
  fault(
    `${folder}kustomization.yaml`,
    'The overlay has a config.json and no kustomization.yaml.',
    'Restore the file from the history of the repository.',
  );

function attempt<T>(path: string, read: () => T): Outcome<T> {
  try {
    return { value: read() };
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return {
      findings: [
        fault(
          path,
          `The file cannot be read: ${reason}`,
          'Correct it, or restore it from the history of the repository.',
        ),
      ],
    };
  }
}

/** Places of the spec become places of the file. */
const at = (file: string, findings: readonly Finding[]) => ({
  findings: findings.map(finding => ({
    ...finding,
    message: `${finding.path || 'The file'} ${finding.message}`,
    path: file,
  })),
});
