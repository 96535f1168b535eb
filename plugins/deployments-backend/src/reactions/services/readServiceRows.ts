import {
  entityRefOf,
  type Finding,
  parseWith,
  projectOf,
} from '@argosy/plugin-deployments-common';
import type { Snapshot } from '@argosy/plugin-deployments-planner';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ServiceRow } from '../../database/types';
import { readTargets } from './readServicesTargets';

const SPEC = /^services\/([^/]+)\/service\.yaml$/;

/** What of service.yaml the read model keeps. */
const specSchema = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  project: z.string().optional(),
  owner: z.string().regex(/^[a-z]+:[^/]+\/[^/]+$/),
  description: z.string().default(''),
  entityRef: z.string().optional(),
});

/**
 * The services of a repository. What cannot be read is a finding, and stays as it was in `before`:
 * a slip in one file takes no service from the catalog.
 */
export function readServiceRows(
  snapshot: Snapshot,
  hubs: readonly string[],
  before: readonly ServiceRow[],
): { services: ServiceRow[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const services = snapshot.paths.flatMap(path => {
    const folder = SPEC.exec(path)?.[1];
    if (folder === undefined) return [];
    const stood = before.find(({ name }) => name === folder);
    const spec = readSpec(snapshot, path, folder);
    if ('findings' in spec) {
      findings.push(...spec.findings);
      return stood ? [stood] : [];
    }
    const read = readTargets(snapshot, folder, hubs, stood?.targets ?? []);
    findings.push(...read.findings);
    const { owner, description, entityRef } = spec.value;
    return [
      {
        name: folder,
        entityRef: entityRefOf(spec.value),
        providesEntity: entityRef === undefined,
        owner,
        description,
        project: projectOf(spec.value),
        targets: read.targets,
      },
    ];
  });
  return { services, findings };
}

function readSpec(snapshot: Snapshot, path: string, folder: string) {
  const fault = (message: string): { findings: Finding[] } => ({
    findings: [
      {
        severity: 'error',
        path,
        message,
        mend: 'Correct it, or restore it from the history of the repository.',
      },
    ],
  });
  let document: unknown;
  try {
    document = parse(snapshot.files.get(path) ?? '');
  } catch (error) {
    return fault(`The file is no YAML: ${error}`);
  }
  const spec = parseWith(specSchema, document);
  if ('findings' in spec) {
    const [{ path: key, message }] = spec.findings;
    return fault(`${key || 'The file'} ${message}.`);
  }
  return spec.value.name === folder
    ? spec
    : fault(`It names the service ${spec.value.name}, its folder ${folder}.`);
}
