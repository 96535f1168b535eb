import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { vaultSetUpRouteRef } from './routes';

/** A library runs nowhere: it gets the card only when an annotation says otherwise. */
export const deploymentsEntityCard = EntityCardBlueprint.make({
  name: 'deployments',
  params: {
    type: 'content',
    filter: {
      $all: [
        { kind: 'component' },
        {
          $any: [
            { 'spec.type': { $in: ['service', 'website'] } },
            { 'metadata.annotations.argocd/app-name': { $exists: true } },
            { 'metadata.annotations.argocd/app-selector': { $exists: true } },
            { 'metadata.annotations.vault.io/secrets-path': { $exists: true } },
          ],
        },
      ],
    },
    loader: () =>
      import('./card/DeploymentsCard').then(m => <m.DeploymentsCard />),
  },
});

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
