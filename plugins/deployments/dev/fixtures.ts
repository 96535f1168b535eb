import type {
  Change,
  Deployment,
  ExpectedTarget,
  HubStatus,
} from '@argosy/plugin-deployments-common';
import type { Answer } from '../src/card/view/board';

const MINUTE = 60_000;

/** ISO time of so many minutes before now. */
export const ago = (minutes: number) =>
  new Date(Date.now() - minutes * MINUTE).toISOString();

/** A hub that is watched. */
export const hub = (over: Partial<HubStatus> = {}): Answer['hubs'][number] => ({
  name: 'main',
  signal: 'hub-main',
  state: 'live',
  since: ago(600),
  url: 'https://argocd.example.com',
  details: true,
  ...over,
});

/** `eu-west` has the cluster eu1. */
const clusterOf = (region = 'eu-west') => `${region.slice(0, 2)}1`;

/** A Deployment that is Synced and Healthy. */
export function deployment(
  environment: string | undefined,
  region: string | undefined,
  version: string,
  minutes: number,
  over: Partial<Deployment> = {},
): Answer['items'][number] {
  const cluster = over.cluster ?? clusterOf(region);
  const name = over.name ?? `shop-${environment}-${cluster}`;
  return {
    hub: 'main',
    namespace: 'argocd',
    name,
    service: 'shop',
    environment,
    region,
    cluster,
    targetNamespace: `shop-${environment}`,
    project: 'store',
    sync: 'Synced',
    health: 'Healthy',
    images: [`registry.example.com/shop-api:${version}`],
    revision: {
      sha: '4f0c1d2e9b7a6853c1f0e2d4b6a89c7e5d3f1a20',
      author: 'Ada Byron',
      message: `Shop ${version} in ${environment}`,
      time: ago(minutes + 1),
    },
    operation: {
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      startedAt: ago(minutes + 0.5),
      finishedAt: ago(minutes),
    },
    changedAt: ago(minutes),
    observedAt: ago(0),
    url: `https://argocd.example.com/applications/argocd/${name}`,
    signal: `app-${name}`,
    ...over,
  };
}

/** A target without an Application. */
export const expected = (
  environment: string,
  region: string,
  cluster: string,
  over: Partial<ExpectedTarget> = {},
): Answer['missing'][number] => ({
  service: 'shop',
  environment,
  region,
  cluster,
  application: `shop-${environment}-${cluster}`,
  file: `services/shop/overlays/${environment}/${cluster}/config.json`,
  signal: `app-shop-${environment}-${cluster}`,
  ...over,
});

/** An open pull request. */
export const change = (over: Partial<Change> = {}): Change => ({
  id: 'change-1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: 'The shop',
  planHash: '0'.repeat(64),
  state: 'open',
  by: 'pull-request',
  url: 'https://git.example.com/platform/gitops/pulls/42',
  number: 42,
  targets: [
    { environment: 'dev', cluster: 'eu1' },
    { environment: 'prod', cluster: 'eu1' },
    { environment: 'prod', cluster: 'us1' },
  ],
  requestedBy: 'user:default/ada',
  createdAt: ago(3),
  openedAt: ago(3),
  ...over,
});

/** An answer with all that the card may take for granted. */
export const answer = (over: Partial<Answer> = {}): Answer => ({
  items: [],
  hubs: [hub()],
  missing: [],
  service: { name: 'shop', signal: 'change-shop' },
  changes: [],
  environments: [
    { name: 'dev', title: 'dev' },
    { name: 'staging', title: 'staging' },
    { name: 'prod', title: 'prod' },
  ],
  match: {
    by: 'argocd/app-selector',
    value: 'argosy.dev/service=shop',
    near: [],
  },
  ...over,
});

/** Six targets of three environments in three regions. */
export const fleet = (last: Partial<Deployment> = {}): Answer['items'] => [
  deployment('dev', 'eu-west', '1.8.0-rc2', 12),
  deployment('staging', 'eu-west', '1.7.3', 130),
  deployment('staging', 'us-east', '1.7.3', 130),
  deployment('prod', 'eu-west', '1.7.2', 4500),
  deployment('prod', 'us-east', last.images ? '1.7.3' : '1.7.2', 4500, last),
  deployment('prod', 'ap-south', '1.7.2', 4500),
];
