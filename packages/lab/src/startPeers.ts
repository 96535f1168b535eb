import { startEtcd } from './kubernetes/etcd';
import { HUB } from './faults/LabFaults';
import type { LabParts } from './faults/LabFaults';
import { seedRepositories } from './gitea/seedRepositories';
import { startGitea } from './gitea/startGitea';
import { createKeys } from './kubernetes/createKeys';
import { startRegion } from './kubernetes/startRegion';
import type { Lab } from './Lab';
import type { LabControlPlane, LabOptions } from './LabControlPlane';
import { openGitOps } from './openGitOps';
import { startProxies } from './proxy/startProxies';
import { startCluster } from './kubernetes/startCluster';
import { startHub } from './startHub';
import { mountVault, startVault } from './startVault';
import { accepts } from './processes/answers';

const REGIONS = ['eu1', 'us1'];

/** Everything that runs, and what the control plane says about it. */
export interface StartedPeers extends Pick<
  LabControlPlane,
  'hubs' | 'git' | 'clusters' | 'vault'
> {
  parts: LabParts;
  close(): Promise<void>;
}

/** Starts all peers, those that do not depend on each other at the same time. */
export async function startPeers(
  lab: Lab,
  { ports: wished = {}, newGlobbing = false }: LabOptions,
): Promise<StartedPeers> {
  const next = () => lab.ports.next();
  const targets = {
    kubernetes: next(),
    argocd: next(),
    git: next(),
    vault: next(),
  };
  const front = {
    kubernetes: wished.kubernetes || next(),
    argocd: wished.argocd || next(),
    git: wished.git || next(),
    vault: wished.vault || next(),
  };
  const proxies = await startProxies(front, targets, lab.certificates);
  const url = `http://localhost:${front.argocd}`;
  const baseUrl = `http://localhost:${front.git}`;
  const [etcd, keys] = await Promise.all([
    startEtcd(lab),
    createKeys(lab.state, lab.certificates),
  ]);
  const hubSide = async () => {
    const port = targets.kubernetes;
    const [running, redis] = await Promise.all([
      startCluster(lab, HUB, { port, etcd, keys }),
      startRedis(lab),
    ]);
    const argocd = { url, port: targets.argocd };
    const options = { ...running, redis, argocd, newGlobbing };
    return { ...running, ...(await startHub(lab, options)) };
  };
  const regionSide = async (name: string) => {
    const running = await startCluster(lab, name, { port: next(), etcd, keys });
    await startRegion(lab, name, running);
    return running;
  };
  const gitSide = async () => {
    const gitea = await startGitea(lab, { port: targets.git, baseUrl });
    const { state } = lab;
    const options = { baseUrl, state, regions: REGIONS };
    return { gitea, clone: await seedRepositories(gitea, options) };
  };
  const [hub, regions, git, vault] = await Promise.all([
    hubSide(),
    Promise.all(REGIONS.map(regionSide)),
    gitSide(),
    startVault(lab, targets.vault),
  ]);
  const clusters = [hub, ...regions].map(each => each.cluster);
  const controlPlane = await openGitOps({ hub, regions, git, url, front });
  const vaultAccess = await mountVault(vault, {
    address: `http://localhost:${front.vault}`,
    clusters: regions.map(each => each.cluster),
  });
  lab.progress('main: regions, credentials and the root Application');
  return {
    ...controlPlane,
    clusters,
    vault: vaultAccess,
    parts: {
      lab,
      etcd,
      apis: new Map(
        [hub, ...regions].map(each => [each.cluster.name, each.api]),
      ),
      argocd: hub.argocd,
      giteaPort: targets.git,
      proxies,
    },
    close: async () => {
      await Promise.all(Object.values(proxies).map(each => each.close()));
    },
  };
}

/**
 * Starts Argo CD's cache.
 * @returns `host:port`
 */
async function startRedis({ processes, ports }: Lab) {
  const port = ports.next();
  await processes.start(
    {
      name: 'redis',
      program: 'redis-server',
      args: [
        ...['--port', `${port}`, '--bind', '127.0.0.1'],
        ...['--save', '', '--appendonly', 'no'],
      ],
    },
    accepts(port),
  );
  return `127.0.0.1:${port}`;
}
