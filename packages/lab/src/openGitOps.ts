import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARGOCD_NAMESPACE, SEED } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { registerClusters, registerRepositories } from './argocd/register';
import type { Repositories } from './gitea/seedRepositories';
import type { Gitea } from './gitea/startGitea';
import type { ProxyPorts } from './proxy/startProxies';
import type { RunningCluster } from './kubernetes/startCluster';
import type { KubeApi } from './kubernetes/KubeApi';
import { parseManifests } from './kubernetes/readManifests';
import { BILLING, PLACEHOLDERS } from './seeds';

/**
 * Connects hub, regions and Git host as an admin does once.
 * @returns how a portal reaches them
 */
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
  /** The address of Argo CD. */
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

/** Applies what an admin applies once: the root Application and its project, as in the seed. */
async function bootstrapRoot(hub: KubeApi, cloneUrl: string) {
  for (const file of ['appproject.yaml', 'application.yaml']) {
    await applyWith(hub, join(SEED, 'bootstrap', file), {
      [PLACEHOLDERS.gitops]: cloneUrl,
    });
  }
}

/** Applies Applications that somebody made by hand, which carry nothing of ours. */
function applyForeign(hub: KubeApi, cloneUrl: string) {
  return applyWith(hub, join(BILLING, 'applications.yaml'), {
    [PLACEHOLDERS.billing]: cloneUrl,
  });
}

async function applyWith(
  hub: KubeApi,
  file: string,
  values: Record<string, string>,
) {
  const content = Object.entries(values).reduce(
    (before, [from, to]) => before.replaceAll(from, to),
    await readFile(file, 'utf8'),
  );
  for (const object of parseManifests(content)) await hub.apply(object);
}
