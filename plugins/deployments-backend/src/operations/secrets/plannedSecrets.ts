import type { Plan, Vault } from '@argosy/plugin-deployments-common';
import { planRoles, RepositoryFiles } from '@argosy/plugin-deployments-planner';
import type { WantedSecret } from '../../database/types';

/** The secrets that a service will ask for, once its plan is merged. */
export function plannedSecrets(
  { service, files, applications }: Plan,
  vault: Vault,
): WantedSecret[] {
  const own = files.filter(
    ({ path, action }) =>
      action !== 'delete' && path.startsWith(`services/${service}/`),
  );
  const regionOf = (environment: string, cluster: string) =>
    applications.find(
      app => app.environment === environment && app.cluster === cluster,
    )?.region ?? cluster;
  const { roles } = planRoles(
    RepositoryFiles.of(new Map(own.map(file => [file.path, file.content]))),
    vault,
  );
  return roles.map(role => ({
    service,
    environment: role.environment,
    region: regionOf(role.environment, role.cluster),
    cluster: role.cluster,
    workload: role.workload,
    serviceAccount: role.serviceAccount,
    namespace: role.namespace,
    server: role.server,
    mount: role.secret.mount,
    path: role.secret.path,
    keys: [...role.keys],
  }));
}
