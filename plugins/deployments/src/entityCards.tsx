import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

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
