import { Cluster, Environment, Fleet } from '../../model';

export const cluster = (
  hub: string,
  name: string,
  region: string,
  environments: readonly string[],
): Cluster => ({
  hub,
  name,
  region,
  labels: Object.fromEntries(
    environments.map(environment => [environment, 'yes']),
  ),
  apiVersions: [],
  connection: 'Successful',
  observedAt: '2026-01-01T00:00:00Z',
});

export const environment = (
  name: string,
  more: Partial<Environment> = {},
): Environment => ({
  name,
  title: name,
  matchLabels: { [name]: 'yes' },
  change: 'pull-request',
  floatingTags: false,
  guarded: false,
  gateway: { name: 'public', namespace: 'gateways' },
  ...more,
});

/** The fleet of the sandbox's seed: one hub, three regions, three environments. */
export const seedFleet: Fleet = {
  environments: [
    environment('dev', { change: 'commit', floatingTags: true }),
    environment('staging'),
    environment('prod', { guarded: true }),
  ],
  clusters: [
    cluster('main', 'eu1', 'eu-west', ['dev', 'staging', 'prod']),
    cluster('main', 'us1', 'us-east', ['staging', 'prod']),
    cluster('main', 'ap1', 'ap-south', ['prod']),
  ],
  hubs: [{ name: 'main', namespace: 'argocd' }],
  gitops: {
    repository: 'http://gitops.invalid/platform/gitops.git',
    branch: 'main',
  },
};
