import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { applyForeign, bootstrapRoot } from './argocd/bootstrapRoot';
import { registerClusters } from './argocd/registerClusters';
import { registerRepositories } from './argocd/registerRepositories';
import type { Repositories } from './gitea/seedRepositories';
import type { Gitea } from './gitea/startGitea';
import type { ProxyPorts } from './proxy/startProxies';
import type { RunningCluster } from './startCluster';

/** Joins hub, regions and Git host as an admin does once, and says how a portal reaches them. */
export async function openGitOps({
  hub,
  regions,
  git,
  url,
  front,
}: {
  hub: RunningCluster & { tokens: { kubernetes: string; argocd: string } };
  regions: RunningCluster[];
  git: { gitea: Gitea; clone: Repositories };
  /** Of Argo CD. */
  url: string;
  front: ProxyPorts;
}): Promise<Pick<ControlPlane, 'hubs' | 'git'>> {
  const { api, cluster, tokens } = hub;
  const { username, password } = git.gitea;
  const baseUrl = `http://localhost:${front.git}`;
  await Promise.all([
    registerClusters(
      api,
      regions.map(each => each.cluster),
    ),
    registerRepositories(api, { baseUrl, username, password }),
  ]);
  await Promise.all([
    bootstrapRoot(api, git.clone.gitops),
    applyForeign(api, git.clone.billing),
  ]);
  const access = {
    server: `https://localhost:${front.kubernetes}`,
    caData: cluster.caData,
  };
  return {
    hubs: [
      {
        name: cluster.name,
        namespaces: [ARGOCD_NAMESPACE],
        url,
        kubernetes: { ...access, token: tokens.kubernetes },
        admin: { ...access, token: cluster.token },
        argocd: { url, token: tokens.argocd },
      },
    ],
    git: {
      repository: git.clone.gitops,
      branch: 'main',
      host: `localhost:${front.git}`,
      baseUrl,
      username,
      password,
    },
  };
}
