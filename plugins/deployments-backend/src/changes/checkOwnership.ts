import {
  entityRefOf,
  type Finding,
  type ServiceSpec,
} from '@argosy/plugin-deployments-common';
import {
  checkProject,
  type PendingService,
  type Snapshot,
} from '@argosy/plugin-deployments-planner';
import type { ChangeContext } from './types';

/** What a new service may not have because it is somebody else's: a project, or an entity of the catalog. */
export async function checkOwnership(
  { config, entityOwners }: Pick<ChangeContext, 'config' | 'entityOwners'>,
  spec: ServiceSpec,
  {
    snapshot,
    pending,
  }: {
    snapshot: Pick<Snapshot, 'files'>;
    pending: readonly PendingService[];
  },
): Promise<Finding[]> {
  const owners = await entityOwners.get(entityRefOf(spec));
  return [
    ...checkProject(spec, {
      configured: config.projectOwners,
      snapshot,
      pending: pending
        .map(other => other.spec)
        .filter(({ name }) => name !== spec.name),
    }),
    ...checkEntity(spec, owners),
  ];
}

/**
 * A service shows on the page of its entity: one that the spec names must be there and belong to the owner, and one of the
 * service's own name must not be another's. Says no more of it than that: not everybody may see it.
 */
function checkEntity(
  spec: ServiceSpec,
  owners: readonly string[] | undefined,
): Finding[] {
  const entityRef = entityRefOf(spec);
  if (owners?.includes(spec.owner)) return [];
  if (spec.entityRef !== undefined) {
    return [
      {
        severity: 'error',
        path: 'entityRef',
        message: `${entityRef} is no Component of the catalog that belongs to ${spec.owner}.`,
        remedy:
          'Name one that does, by its spec.owner, or leave it out: the service then gets a Component of its own.',
      },
    ];
  }
  if (owners === undefined) return [];
  return [
    {
      severity: 'error',
      path: 'name',
      message: `The catalog has ${entityRef} already, and it does not belong to ${spec.owner}.`,
      remedy: 'Choose another name.',
    },
  ];
}
