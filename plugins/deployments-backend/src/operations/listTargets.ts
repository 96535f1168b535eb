import {
  listTargets as contract,
  serves,
} from '@argosy/plugin-deployments-common';
import { defineOperation } from './defineOperation';
import { listPending } from './listPending';

export const listTargets = defineOperation({
  contract,
  async run({ config, readModel }) {
    const [clusters, services, applications, changes, hubs] = await Promise.all(
      [
        readModel.listClusters(),
        readModel.listServices(),
        readModel.listApplicationNames(),
        listPending(readModel),
        readModel.listHubs(),
      ],
    );
    const names = [...services, ...changes.map(change => change.spec)];
    return {
      environments: config.environments.map(environment => ({
        name: environment.name,
        title: environment.title,
        change: environment.change,
        floatingTags: environment.floatingTags,
        guarded: environment.guarded,
        gateway: environment.gateway,
        clusters: clusters.filter(cluster => serves(cluster, environment)),
      })),
      services: [...new Set(names.map(({ name }) => name))].sort(),
      applications: applications.map(({ hub, name }) => ({ hub, name })),
      gitops: config.gitops,
      hubs,
    };
  },
});
