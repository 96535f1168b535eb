import type { Fleet } from '@argosy/plugin-deployments-common';
import type { ChangeContext } from './types';

/** The fleet as configured and last observed: what a plan is made from. */
export async function readFleet({
  config,
  readModel,
}: Pick<ChangeContext, 'config' | 'readModel'>): Promise<Fleet> {
  return {
    environments: config.environments,
    clusters: await readModel.listClusters(),
    hubs: config.hubs.map(hub => ({
      name: hub.name,
      namespace: hub.namespaces[0],
    })),
    gitops: config.gitops,
    prometheus: config.prometheus,
    vault: config.vault,
  };
}
