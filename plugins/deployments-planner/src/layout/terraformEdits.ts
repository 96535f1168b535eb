import { RepositoryFiles } from '../repository/RepositoryFiles';
import type { Snapshot } from '../repository/snapshot';
import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { terraformFiles } from '../vault/terraformFiles';
import { isRolesPath } from '../repository/terraformPaths';
import { secretAccess } from './secretAccess';
import { Site } from './site';

/**
 * The Terraform of a service's roles, where the Vault team makes them; null for files of the service that are not
 * wanted. In other modes there is none, and nothing of it is touched: who changes the mode moves the roles over.
 */
export function terraformEdits(
  spec: ServiceSpec,
  sites: readonly Site[],
  fleet: Fleet,
  snapshot: Snapshot,
): Map<string, string | null> {
  const { vault } = fleet;
  if (vault?.mode !== 'pull-request') return new Map();
  const roles = sites.flatMap(site =>
    spec.workloads.flatMap(
      workload => secretAccess(spec, workload, site, fleet)?.roles ?? [],
    ),
  );
  return new Map([
    ...removeTerraform(spec.name, snapshot),
    ...terraformFiles(vault, spec.name, roles),
  ]);
}

/** The roles of a service that stand as Terraform go; what its mounts share stays. */
export const removeTerraform = (
  service: string,
  snapshot: Snapshot,
): Map<string, null> =>
  new Map(rolesFiles(service, snapshot).map(([path]) => [path, null]));

/** Path and content of the service's own Terraform. */
export function rolesFiles(
  service: string,
  { files }: Pick<Snapshot, 'files'>,
): Array<[string, string]> {
  const isOwn = isRolesPath(service);
  const found: Array<[string, string]> = [];
  for (const [name, folder] of RepositoryFiles.of(files).services) {
    if (!name.startsWith('vault/')) continue;
    for (const [path, content] of folder)
      if (isOwn(path)) found.push([path, content]);
  }
  return found;
}
