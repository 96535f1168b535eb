import type { ControlPlane } from '@argosy/control-plane';
import type { JsonObject } from '@backstage/types';

const environment = (name: string, more: JsonObject) => ({
  name,
  clusters: { matchLabels: { [`serves-${name}`]: 'true' } },
  gateway: { name: 'public', namespace: 'gateways' },
  ...more,
});

/** The config of a portal on a control plane: dev commits, staging and prod propose. */
export const portalConfig = (
  { hubs, git }: Pick<ControlPlane, 'hubs' | 'git'>,
  vault?: object,
  /** Beside what every portal has under `deployments`. */
  more: object = {},
) => ({
  backend: {
    database: { client: 'better-sqlite3', connection: ':memory:' },
    actions: { pluginSources: ['deployments'] },
  },
  integrations: {
    gitea: [
      {
        host: git.host,
        baseUrl: git.baseUrl,
        username: git.username,
        password: git.password,
      },
    ],
  },
  deployments: {
    hubs: hubs.map(hub => ({ ...hub })),
    gitops: { repository: git.repository, branch: git.branch },
    environments: [
      environment('dev', { change: 'commit', floatingTags: true }),
      environment('staging', { change: 'pull-request' }),
      environment('prod', { change: 'pull-request', guarded: true }),
    ],
    ...(vault && { vault: { ...vault } }),
    ...more,
  },
});
