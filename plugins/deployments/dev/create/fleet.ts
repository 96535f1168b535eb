import {
  Cluster,
  listTargets,
  OutputOf,
} from '@argosy/plugin-deployments-common';

const AT = '2026-01-01T00:00:00.000Z';
const ROLLOUT = 'argoproj.io/v1alpha1/Rollout';
const HTTP_ROUTE = 'gateway.networking.k8s.io/v1/HTTPRoute';

const cluster = (
  part: Partial<Cluster> & Pick<Cluster, 'name' | 'region'>,
): Cluster => ({
  hub: 'main',
  labels: { region: part.region },
  apiVersions: ['apps/v1', 'apps/v1/Deployment', ROLLOUT, HTTP_ROUTE],
  connection: 'Successful',
  observedAt: AT,
  ...part,
});

const eu1 = cluster({
  name: 'eu1',
  region: 'eu-west',
  labels: { region: 'eu-west', tier: 'gold' },
});
const eu2 = cluster({
  name: 'eu2',
  region: 'eu-west',
  apiVersions: ['apps/v1', HTTP_ROUTE],
});
const us1 = cluster({ name: 'us1', region: 'us-east' });
const ap1 = cluster({
  name: 'ap1',
  region: 'ap-south',
  connection: 'Failed',
  message: 'dial tcp 10.0.3.1:6443: i/o timeout',
});

const external = {
  delivery: 'external-secrets' as const,
  why: 'All clusters have External Secrets: programs get environment variables, and no agent runs beside them. The values become Secrets of Kubernetes.',
};

const gateway = { name: 'public', namespace: 'gateways' };

/** Three environments, four clusters: one gone, one without Rollout. */
export const fleet: OutputOf<typeof listTargets> = {
  environments: [
    {
      name: 'dev',
      title: 'Development',
      change: 'commit',
      floatingTags: true,
      guarded: false,
      gateway,
      secrets: { delivery: 'external-secrets', advice: external },
      clusters: [eu1],
    },
    {
      name: 'staging',
      title: 'Staging',
      change: 'pull-request',
      floatingTags: false,
      guarded: false,
      gateway,
      secrets: { delivery: 'injector', advice: external },
      clusters: [eu1, eu2, us1],
    },
    {
      name: 'prod',
      title: 'Production',
      change: 'pull-request',
      floatingTags: false,
      guarded: true,
      gateway,
      secrets: { delivery: 'external-secrets', advice: external },
      clusters: [eu1, eu2, us1, ap1],
    },
  ],
  gitops: {
    repository: 'https://git.example.com/platform/gitops.git',
    branch: 'main',
  },
  hubs: [{ name: 'main', state: 'live', since: AT, details: true }],
};
