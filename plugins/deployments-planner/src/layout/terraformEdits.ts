import { Vault } from '@argosy/plugin-deployments-common';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import type { Snapshot } from '../repository/snapshot';
import { isRolesPath } from '../repository/terraformPaths';
import { terraformFiles } from '../vault/terraformFiles';
import { ResolvedService } from './resolveService';

/**
 * The Terraform of a service's roles, where the Vault team makes them; null for files of the service that are not
 * needed. In other modes there is none, and nothing of it is touched: who changes the mode moves the roles over.
 */
export function terraformEdits(
  { spec, targets }: ResolvedService,
  vault: Vault | undefined,
  snapshot: Snapshot,
): Map<string, string | null> {
  if (vault?.mode !== 'pull-request') return new Map();
  const roles = targets.flatMap(({ workloads }) =>
    workloads.flatMap(({ access }) => access?.roles ?? []),
  );
  return new Map([
    ...removeTerraform(spec.name, snapshot),
    ...terraformFiles(vault, spec.name, roles),
  ]);
}

/** The roles that a service has as Terraform go; what its mounts share stays. */
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
