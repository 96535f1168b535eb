import { isPlainName } from '@argosy/plugin-deployments-common';
import { placeOfConfig } from '../repository/paths';
import { readServiceFiles } from '../repository/readServices';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { Claimant } from './claimsOf';

/**
 * The service of this name in Git. A service.yaml that cannot be read hides its hosts and accounts; a config.json that
 * cannot be read frees no namespace. Undefined where there is no such service.
 */
export function readClaimant(
  files: RepositoryFiles,
  name: string,
): Claimant | undefined {
  const service = readServiceFiles({ files }, name);
  if (!service) return undefined;
  const { document, targets, findings } = service;
  const unread = findings.flatMap(({ path }) => placeOfConfig(path) ?? []);
  return {
    workloads: [],
    ...document,
    name,
    targets: [...targets, ...unread].filter(
      ({ environment, cluster }) =>
        isPlainName(environment) && isPlainName(cluster),
    ),
  };
}
