import {
  APPLICATION_LIMIT,
  entityRefOf,
  Fleet,
  namespaceOf,
  projectOf,
  secretFolder,
  ServiceSpec,
  shortName,
  Target,
  Workload,
} from '@argosy/plugin-deployments-common';
import { hubFolder, projectPath } from '../layout/projectFiles';
import { projectName } from '../layout/resolveService';
import { accountsOf } from '../vault/accountsOf';
import { placeOf } from '../vault/placeOf';
import { roleName } from '../vault/vaultNames';
import { Claim, keyOf } from './claim';

/** A service as far as it claims something. */
export interface Claimant {
  name: string;
  /** Undefined where its service.yaml cannot be read: the project is not known then. */
  owner?: string;
  project?: string;
  entityRef?: string;
  workloads: ReadonlyArray<
    Pick<Workload, 'name' | 'secrets' | 'expose'> & { migration?: unknown }
  >;
  targets: ReadonlyArray<
    Pick<Target, 'environment' | 'cluster'> & {
      /** The name of the Application, where it stands. */
      application?: string;
    }
  >;
}

/**
 * All that a service claims. What follows from its name is computed here and never read from its files: a file that says
 * otherwise claims nothing.
 * @public
 */
export function claimsOf(
  service: Claimant | ServiceSpec,
  fleet: Fleet,
): Claim[] {
  const claims: Claim[] = [
    ...service.targets.flatMap(target => ofTarget(service, target, fleet)),
    ...ofProject(service, fleet),
    ...ofHosts(service),
    {
      kind: 'entity',
      entityRef: entityRefOf(service).toLowerCase(),
      path: service.entityRef === undefined ? 'name' : 'entityRef',
    },
  ];
  return [...new Map(claims.map(claim => [keyOf(claim), claim])).values()];
}

function ofTarget(
  { name, workloads }: Claimant,
  target: Claimant['targets'][number],
  { clusters, vault }: Fleet,
): Claim[] {
  const { environment, cluster } = target;
  const namespace = namespaceOf(name, environment);
  const hub = clusters.find(known => known.name === cluster)?.hub ?? '';
  const application =
    target.application ??
    shortName([name, environment, cluster], APPLICATION_LIMIT);
  const path = 'name';
  const claims: Claim[] = [
    { kind: 'namespace', hub, cluster, namespace, path },
    { kind: 'application', hub, name: application, path },
  ];
  const place = vault && placeOf(vault, cluster);
  if (!place) return claims;
  const { server, mount } = place;
  claims.push({
    kind: 'secrets',
    server: server.name,
    mount: server.kv.mount,
    folder: secretFolder(namespace),
    path,
  });
  // In the mode read-only all share the one that an admin made.
  if (vault.mode === 'read-only') return claims;
  for (const { serviceAccount } of workloads.flatMap(accountsOf)) {
    const role = roleName(vault, {
      service: name,
      serviceAccount,
      environment,
    });
    claims.push({ kind: 'role', server: server.name, mount, name: role, path });
  }
  return claims;
}

function ofProject(service: Claimant, fleet: Fleet): Claim[] {
  const { owner, project, targets } = service;
  if (owner === undefined) return [];
  const of = projectOf({ owner, project });
  return targets.flatMap((target): Claim[] => {
    const environment = fleet.environments.find(
      known => known.name === target.environment,
    );
    const hub = fleet.clusters.find(({ name }) => name === target.cluster)?.hub;
    if (!environment || hub === undefined) return [];
    const name = projectName(of, environment);
    const file = projectPath({ folder: `${hubFolder(fleet, hub)}${name}/` });
    return [{ kind: 'app-project', hub, name, file, path: 'project' }];
  });
}

const ofHosts = ({ workloads }: Claimant): Claim[] =>
  workloads.flatMap(({ expose }, index) =>
    Object.entries(expose?.hosts ?? {}).map(([environment, host]) => ({
      kind: 'host' as const,
      host,
      path: `workloads.${index}.expose.hosts.${environment}`,
    })),
  );
