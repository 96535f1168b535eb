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

type Target = ServiceRow['targets'][number];

const SPEC = /^services\/([^/]+)\/service\.yaml$/;

/** What the read model keeps of service.yaml. */
const specSchema = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  project: z.string().optional(),
  owner: z.string().regex(/^[a-z]+:[^/]+\/[^/]+$/),
  description: z.string().default(''),
  entityRef: z.string().optional(),
});

/** What the read model keeps of config.json. `project` is the name of its ApplicationSet as well. */
const configSchema = z.object({
  application: z.string(),
  service: z.string(),
  environment: z.string(),
  region: z.string(),
  cluster: z.string(),
  hub: z.string().optional(),
  project: z.string(),
});

/**
 * The services of a repository. What cannot be read is a finding, and stays as it was in `before`:
 * a slip in one file removes no service from the catalog.
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
    const existing = before.find(({ name }) => name === folder);
    const spec = readSpec(snapshot, path, folder);
    if ('findings' in spec) {
      findings.push(...spec.findings);
      return existing ? [existing] : [];
    }
    const targets = configPaths(snapshot, folder).flatMap(file => {
      const read = readTarget(snapshot.files.get(file) ?? '', folder, hubs);
      if ('target' in read) return [{ ...read.target, file }];
      findings.push({
        severity: 'error',
        path: file,
        message: read.message,
        remedy:
          'Correct it. Until then nothing is added to or removed from its ApplicationSet.',
      });
      return existing?.targets.filter(target => target.file === file) ?? [];
    });
    const { owner, description, entityRef } = spec.value;
    return [
      {
        name: folder,
        entityRef: entityRefOf(spec.value),
        providesEntity: entityRef === undefined,
        owner,
        description,
        project: projectOf(spec.value),
        targets,
      },
    ];
  });
  return { services, findings };
}

const configPaths = ({ paths }: Snapshot, service: string) =>
  paths.filter(
    path =>
      path.startsWith(`services/${service}/overlays/`) &&
      /^services\/[^/]+\/overlays\/[^/]+\/[^/]+\/config\.json$/.test(path),
  );

function readSpec(snapshot: Snapshot, path: string, folder: string) {
  const fault = (message: string): { findings: Finding[] } => ({
    findings: [
      {
        severity: 'error',
        path,
        message,
        remedy: 'Correct it, or restore it from the history of the repository.',
      },
    ],
  });
  let document: unknown;
  try {
    document = parse(snapshot.files.get(path) ?? '');
  } catch (error) {
    return fault(`The file is not valid YAML: ${error}`);
  }
  const spec = parseWith(specSchema, document);
  if ('findings' in spec) {
    const [{ path: key, message }] = spec.findings;
    return fault(`${key || 'The file'} ${message}.`);
  }
  return spec.value.name === folder
    ? spec
    : fault(
        `It names the service ${spec.value.name}, but its folder is ${folder}.`,
      );
}

function readTarget(
  text: string,
  service: string,
  hubs: readonly string[],
): { target: Omit<Target, 'file'> } | { message: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { message: `The file is not valid JSON: ${error}` };
  }
  const config = parseWith(configSchema, json);
  if ('findings' in config) {
    const [{ path, message }] = config.findings;
    return { message: `${path || 'The file'} ${message}.` };
  }
  const { project, hub: configured, service: named, ...rest } = config.value;
  if (named !== service) {
    return {
      message: `It names the service ${named}, but its folder is ${service}.`,
    };
  }
  // Files that were written for a single hub do not name it.
  const hub = configured ?? (hubs.length === 1 ? hubs[0] : undefined);
  if (hub === undefined) return { message: 'It names no hub.' };
  if (!hubs.includes(hub)) {
    return { message: `The hub ${hub} is not configured.` };
  }
  return { target: { ...rest, hub, set: project } };
}
