import {
  entityRefOf,
  type Finding,
  projectOf,
} from '@argosy/plugin-deployments-common';
import {
  readServices,
  type ServiceFiles,
  type ServiceTarget,
  type Snapshot,
} from '@argosy/plugin-deployments-planner';
import type { ServiceRow } from '../../database/types';
import { dropTaken } from './dropTaken';

type TargetRow = ServiceRow['targets'][number];

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
  const existing = new Map(before.map(row => [row.name, row]));
  const services = [...readServices(snapshot)].flatMap(([name, service]) => {
    const known = existing.get(name);
    const { document } = service;
    findings.push(...service.findings);
    if (!document) return known ? [known] : [];
    const read = readTargets(service, hubs);
    findings.push(...read.findings);
    const unread = new Set(
      [...service.findings, ...read.findings].map(({ path }) => path),
    );
    const kept = known?.targets.filter(({ file }) => unread.has(file)) ?? [];
    return [
      {
        name,
        entityRef: entityRefOf(document),
        providesEntity: document.entityRef === undefined,
        owner: document.owner,
        description: document.description,
        project: projectOf(document),
        targets: [...read.targets, ...kept],
      },
    ];
  });
  const settled = dropTaken(services, before);
  return {
    services: settled.services,
    findings: [...findings, ...settled.findings],
  };
}

/** The targets whose hub is known. */
function readTargets({ targets }: ServiceFiles, hubs: readonly string[]) {
  const rows: TargetRow[] = [];
  const findings: Finding[] = [];
  for (const target of targets) {
    // Files that were written for a single hub do not name it.
    const hub = target.hub ?? (hubs.length === 1 ? hubs[0] : undefined);
    if (hub !== undefined && hubs.includes(hub)) rows.push(toRow(target, hub));
    else findings.push(unknownHub(target.file, hub));
  }
  return { targets: rows, findings };
}

/** `project` is the name of its ApplicationSet as well. */
const toRow = (
  { environment, region, cluster, application, project, file }: ServiceTarget,
  hub: string,
): TargetRow => ({
  environment,
  region,
  cluster,
  application,
  hub,
  set: project,
  file,
});

const unknownHub = (path: string, hub: string | undefined): Finding => ({
  severity: 'error',
  path,
  message:
    hub === undefined
      ? 'It names no hub.'
      : `The hub ${hub} is not configured.`,
  remedy:
    'Correct it. Until then nothing is added to or removed from its ApplicationSet.',
});
