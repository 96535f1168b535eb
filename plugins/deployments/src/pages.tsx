import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { vaultSetUpRouteRef } from './routes';

/** What an admin of Vault does once. It has no icon, and so no place in the sidebar: others never need it. */
export const vaultSetUpPage = PageBlueprint.make({
  name: 'vault',
  params: {
    path: '/deployments/vault',
    routeRef: vaultSetUpRouteRef,
    title: 'Vault set-up',
    loader: () =>
      import('./vault-set-up/VaultSetUpPage').then(m => <m.VaultSetUpPage />),
  },
});
