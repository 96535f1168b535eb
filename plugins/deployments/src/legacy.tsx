import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { JSX } from 'react';
import { deploymentsApiRef, PLUGIN_URL } from './apis';

export { isDeploymentsAvailable } from './card/isDeploymentsAvailable';

const vaultSetUpRouteRef = createRouteRef({ id: 'deployments/vault' });

/** The plugin for apps of the old frontend system. @public */
export const deploymentsPlugin = createPlugin({
  id: 'deployments',
  apis: [
    createApiFactory({
      api: deploymentsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        createDeploymentsClient(fetchApi, () => PLUGIN_URL),
    }),
  ],
  routes: { vaultSetUp: vaultSetUpRouteRef },
});

/** The card for entity pages of the old frontend system. @public */
export const EntityDeploymentsCard: () => JSX.Element =
  deploymentsPlugin.provide(
    createComponentExtension({
      name: 'EntityDeploymentsCard',
      component: {
        lazy: () =>
          import('./card/DeploymentsCard').then(m => m.DeploymentsCard),
      },
    }),
  );

/** What an admin of Vault does once: a page for the old frontend system. @public */
export const VaultSetUpPage: () => JSX.Element = deploymentsPlugin.provide(
  createRoutableExtension({
    name: 'VaultSetUpPage',
    component: () =>
      import('./vault-set-up/VaultSetUpPage').then(m => m.TitledVaultSetUpPage),
    mountPoint: vaultSetUpRouteRef,
  }),
);
