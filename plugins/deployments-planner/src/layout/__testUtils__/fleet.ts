import {
  Cluster,
  Environment,
  Fleet,
  SecretDelivery,
  Vault,
} from '@argosy/plugin-deployments-common';

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

/** One Vault for two of the seed's clusters. */
export const seedVault: Vault = {
  mode: 'roles',
  rolePrefix: 'argosy-',
  servers: [
    {
      name: 'main',
      url: 'https://vault.example.com',
      publicUrl: 'https://vault.example.com',
      kv: { mount: 'secret', version: 2 },
      clusters: { eu1: { mount: 'k8s-eu1' }, us1: { mount: 'k8s-us1' } },
    },
  ],
};

/** The seed's fleet with a Vault; production gets its secrets by `delivery`, the others by the injector. */
export const vaultFleet = (
  audience?: string,
  delivery: SecretDelivery = 'injector',
): Fleet => ({
  ...seedFleet,
  environments: seedFleet.environments.map(known =>
    known.name === 'prod' ? { ...known, secrets: { delivery } } : known,
  ),
  vault: { ...seedVault, ...(audience !== undefined && { audience }) },
});
