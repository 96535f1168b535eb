import {
  CHOSEN_KINDS,
  type Cluster,
  createService,
  type Environment,
  getDeployment,
  listTargets as contract,
  previewService,
  serves,
  servesKind,
} from '@argosy/plugin-deployments-common';
import { recommendDelivery } from '@argosy/plugin-deployments-planner';
import { defineOperation } from '../runOperation';
import { mayCreate } from './mayCreate';

export const listTargets = defineOperation({
  contract,
  async run({ config, readModel }, input, caller) {
    const [clusters, hubs, authorities] = await Promise.all([
      readModel.listClusters(),
      readModel.listHubs(),
      caller.authorize([getDeployment, previewService, createService]),
    ]);
    const [, ...needed] = authorities;
    const may = mayCreate(input, needed);
    return {
      environments: config.environments.map(environment => {
        // To somebody who may neither see nor put anything there, clusters are as if they were not.
        const isReached = authorities.some(({ reaches }) =>
          reaches(environment.name),
        );
        const serving = clusters.filter(
          each => isReached && serves(each, environment),
        );
        return {
          name: environment.name,
          title: environment.title,
          change: environment.change,
          floatingTags: environment.floatingTags,
          guarded: environment.guarded,
          gateway: environment.gateway,
          secrets: config.vault && secretsOf(environment, serving),
          clusters: serving.map(withChosenKinds),
          may: may(environment.name),
        };
      }),
      gitops: config.gitops,
      hubs: hubs.map(({ unreadable: _unreadable, ...hub }) => hub),
    };
  },
});

/** Of the hundreds of API versions those that the form asks for; `v1`, which all have, where the cluster lists any. */
const withChosenKinds = (cluster: Cluster): Cluster => ({
  ...cluster,
  apiVersions: [
    ...(cluster.apiVersions.length > 0 ? ['v1'] : []),
    ...Object.entries(CHOSEN_KINDS)
      .filter(([kind, version]) => servesKind(cluster, version, kind))
      .map(([kind, version]) => `${version}/${kind}`),
  ],
});

const secretsOf = ({ secrets }: Environment, clusters: Cluster[]) => ({
  delivery: secrets?.delivery ?? 'injector',
  advice: recommendDelivery(clusters),
});
