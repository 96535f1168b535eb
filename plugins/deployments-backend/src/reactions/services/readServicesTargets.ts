import { type Finding, parseWith } from '@argosy/plugin-deployments-common';
import type { Snapshot } from '@argosy/plugin-deployments-planner';
import { z } from 'zod';
import type { ServiceRow } from '../../database/types';

type Target = ServiceRow['targets'][number];

/** What of config.json the read model keeps. `project` is the name of its ApplicationSet as well. */
const configSchema = z.object({
  application: z.string(),
  service: z.string(),
  environment: z.string(),
  region: z.string(),
  cluster: z.string(),
  hub: z.string().optional(),
  project: z.string(),
});

/** The targets of a service, one per config.json. One that cannot be read stays as it was. */
export function readTargets(
  { paths, files }: Snapshot,
  service: string,
  hubs: readonly string[],
  before: readonly Target[],
): { targets: Target[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const own = paths.filter(
    path =>
      path.startsWith(`services/${service}/overlays/`) &&
      /^services\/[^/]+\/overlays\/[^/]+\/[^/]+\/config\.json$/.test(path),
  );
  const targets = own.flatMap(file => {
    const read = readTarget(files.get(file) ?? '', service, hubs);
    if ('target' in read) return [{ ...read.target, file }];
    findings.push({
      severity: 'error',
      path: file,
      message: read.message,
      mend: 'Correct it; until then nothing is added to or taken from its ApplicationSet.',
    });
    return before.filter(target => target.file === file);
  });
  return { targets, findings };
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
    return { message: `The file is no JSON: ${error}` };
  }
  const config = parseWith(configSchema, json);
  if ('findings' in config) {
    const [{ path, message }] = config.findings;
    return { message: `${path || 'The file'} ${message}.` };
  }
  const { project, hub: named, service: said, ...rest } = config.value;
  if (said !== service) {
    return { message: `It names the service ${said}, its folder ${service}.` };
  }
  // Files from before there were several hubs name none.
  const hub = named ?? (hubs.length === 1 ? hubs[0] : undefined);
  if (hub === undefined || !hubs.includes(hub)) {
    return {
      message: `The hub ${hub ?? 'that is not named'} is not configured.`,
    };
  }
  return { target: { ...rest, hub, set: project } };
}
