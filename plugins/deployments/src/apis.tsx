import {
  createDeploymentsClient,
  DeploymentsClient,
} from '@argosy/plugin-deployments-common';
import {
  ApiBlueprint,
  createApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';

/** The typed client of the deployments backend. @public */
export const deploymentsApiRef = createApiRef<DeploymentsClient>().with({
  id: 'plugin.deployments',
  pluginId: 'deployments',
});

/** `plugin://` is resolved by the fetch API, which adds the person's token too. */
export const PLUGIN_URL = 'plugin://deployments';

export const deploymentsApi = ApiBlueprint.make({
  params: define =>
    define({
      api: deploymentsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        createDeploymentsClient(fetchApi, () => PLUGIN_URL),
    }),
});
