import type { Entity } from '@backstage/catalog-model';

const component = (
  name: string,
  annotations: Record<string, string>,
  owner = 'team-a',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
  spec: { type: 'service', lifecycle: 'production', owner },
});

/** Components of the catalog: one of ours, one by name, one that matches nothing, one with secrets alone, one that says nothing, one of another team. */
export const COMPONENTS = [
  component('shop', { 'argocd/app-selector': 'argosy.dev/service=shop' }),
  component('root', { 'argocd/app-name': 'gitops-root' }),
  component('shap', { 'argocd/app-name': 'shop-production' }),
  component('odd', { 'argocd/app-selector': 'a=b=c' }),
  component('noted', {
    'vault.io/secrets-path': 'apps/noted/env, team/noted, ../sys/auth',
  }),
  component('plain', {}),
  component('paid', {}, 'payments'),
];
