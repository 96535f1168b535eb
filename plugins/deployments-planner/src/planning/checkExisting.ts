import { normaliseService } from '../repository/normaliseService';
import { readService } from '../repository/readService';
import type { Snapshot } from '../repository/snapshot';
import { Finding, ServiceSpec } from '@argosy/plugin-deployments-common';

const refusal = (path: string, message: string, remedy: string): Finding => ({
  severity: 'error',
  path,
  message,
  remedy,
});

/** A service of this name that stands already: the same spec is fine, another one is refused. */
export function checkExisting(
  spec: ServiceSpec,
  snapshot: Snapshot,
): Finding[] {
  const folder = `services/${spec.name}/`;
  const inTheWay = ['services', folder.slice(0, -1)].find(path =>
    snapshot.paths.includes(path),
  );
  if (inTheWay !== undefined) {
    return [
      refusal(
        'name',
        `${inTheWay} is a file, a link or a submodule in the GitOps repository, where a folder must stand.`,
        'Choose another name, or remove it.',
      ),
    ];
  }
  if (!snapshot.files.has(`${folder}service.yaml`)) {
    return snapshot.paths.some(path => path.startsWith(folder))
      ? [
          refusal(
            'name',
            `The folder ${folder} has files, but no service.yaml that says whose they are.`,
            'Choose another name, or remove the folder.',
          ),
        ]
      : [];
  }
  const existing = readService(snapshot, spec.name);
  if ('findings' in existing) {
    return [
      refusal(
        'name',
        `A service ${spec.name} already exists, and its files cannot be read.`,
        'Correct the files named here, or choose another name.',
      ),
      ...existing.findings,
    ];
  }
  const differing = differences(existing, normaliseService(spec));
  if (differing.length === 0) return [];
  return [
    refusal(
      'name',
      existing.owner === spec.owner
        ? `The service ${spec.name} already exists and differs in: ${differing.join(', ')}.`
        : `The service ${spec.name} already exists and belongs to ${existing.owner}.`,
      'Choose another name: creating a service again does not change it.',
    ),
  ];
}

const KEYS = [
  ...([
    'project',
    'owner',
    'description',
    'entityRef',
    'workloads',
    'targets',
  ] as const),
];

function differences(existing: ServiceSpec, desired: ServiceSpec): string[] {
  return KEYS.filter(
    key => canonical(existing[key]) !== canonical(desired[key]),
  );
}

/** Text that is the same for values that differ only in the order of their keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(
          Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : entry,
  ) ?? '';
