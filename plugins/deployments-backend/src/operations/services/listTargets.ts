import {
  type Cluster,
  type Environment,
  listTargets as contract,
  serves,
} from '@argosy/plugin-deployments-common';
import { recommendDelivery } from '@argosy/plugin-deployments-planner';
import { listPending } from '../../changes/readChanges';
import { defineOperation } from '../runOperation';

export const listTargets = defineOperation({
  contract,
  async run({ config, readModel }) {
    const [clusters, services, applications, changes, hubs] = await Promise.all(
      [
        readModel.listClusters(),
        readModel.listServices(),
        readModel.listApplicationNames(),
        listPending({ readModel }),
        readModel.listHubs(),
      ],
    );
    const names = [
      ...services.map(({ name }) => name),
      ...changes.map(({ service }) => service),
    ];
    return {
      environments: config.environments.map(environment => {
        const serving = clusters.filter(each => serves(each, environment));
        return {
          name: environment.name,
          title: environment.title,
          change: environment.change,
          floatingTags: environment.floatingTags,
          guarded: environment.guarded,
          gateway: environment.gateway,
          secrets: config.vault && secretsOf(environment, serving),
          clusters: serving,
        };
      }),
      services: [...new Set(names)].sort(),
      applications: applications.map(({ hub, name }) => ({ hub, name })),
      gitops: config.gitops,
      hubs,
    };
  },
});

const secretsOf = ({ secrets }: Environment, clusters: Cluster[]) => ({
  delivery: secrets?.delivery ?? 'injector',
  advice: recommendDelivery(clusters),
});
