import { Cluster, Fleet } from '@argosy/plugin-deployments-common';

const API = [
  'v1',
  'apps/v1',
  'argoproj.io/v1alpha1/Rollout',
  'argoproj.io/v1alpha1/AnalysisTemplate',
  'gateway.networking.k8s.io/v1/HTTPRoute',
];

const cluster = (name: string, region: string, over: Partial<Cluster> = {}): Cluster => ({
  hub: 'main',
  name,
  region,
  labels: { tier: 'any' },
  apiVersions: API,
  connection: 'Successful',
  observedAt: '2026-11-21T10:00:00Z',
  ...over,
});

const environment = (name: string, guarded: boolean) => ({
  name,
  title: name,
  matchLabels: {},
  change: guarded ? ('pull-request' as const) : ('commit' as const),
  floatingTags: name === 'dev',
  guarded,
  gateway: { name: 'public', namespace: 'gateways' },
});

/** The fleet of the example repository. */
export const FLEET: Fleet = {
  environments: [
    environment('dev', false),
    { ...environment('staging', false), change: 'pull-request' },
    environment('prod', true),
  ],
  clusters: [cluster('eu1', 'eu'), cluster('us1', 'us'), cluster('ap1', 'ap')],
  hubs: [{ name: 'main', namespace: 'argocd' }],
  gitops: { repository: 'https://git.example.com/platform/gitops.git', branch: 'main' },
  prometheus: 'http://prometheus.monitoring.svc:9090',
};
