import { startEtcd } from './kubernetes/etcd';
import { HUB } from './faults/LabFaults';
import type { LabParts } from './faults/LabFaults';
import { seedRepositories } from './gitea/seedRepositories';
import { startGitea } from './gitea/startGitea';
import { createKeys } from './kubernetes/createKeys';
import type { KeyFiles } from './kubernetes/createKeys';
import { startRegion } from './kubernetes/startRegion';
import type { Lab } from './Lab';
import type { LabControlPlane, LabOptions } from './LabControlPlane';
import { openGitOps } from './openGitOps';
import { startProxies } from './proxy/startProxies';
import type { ProxyPorts } from './proxy/startProxies';
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

/** What the parts of a control plane are started with, beside the lab. */
interface Start {
  /** Ports of the peers, and of the proxies before them. */
  targets: ProxyPorts;
  front: ProxyPorts;
  etcd: string;
  keys: KeyFiles;
  newGlobbing: boolean;
}

/** Starts all peers, those that do not depend on each other at the same time. */
export async function startPeers(
  lab: Lab,
  { ports = {}, newGlobbing = false }: LabOptions,
): Promise<StartedPeers> {
  const targets = choosePorts(lab);
  const front = choosePorts(lab, ports);
  const proxies = await startProxies(front, targets, lab.certificates);
  const [etcd, keys] = await Promise.all([
    startEtcd(lab),
    createKeys(lab.state, lab.certificates),
  ]);
  const start = { targets, front, etcd, keys, newGlobbing };
  const [hub, regions, git, vault] = await Promise.all([
    startHubCluster(lab, start),
    Promise.all(REGIONS.map(name => startRegionCluster(lab, name, start))),
    startGitHost(lab, start),
    startVault(lab, targets.vault),
  ]);
  const url = argocdUrl(front);
  const controlPlane = await openGitOps({ hub, regions, git, url, front });
  const vaultAccess = await mountVault(vault, {
    address: `http://localhost:${front.vault}`,
    clusters: regions.map(each => each.cluster),
  });
  lab.progress('main: regions, credentials and the root Application');
  const all = [hub, ...regions];
  return {
    ...controlPlane,
    clusters: all.map(each => each.cluster),
    vault: vaultAccess,
    parts: {
      ...{ lab, etcd, proxies },
      apis: new Map(all.map(each => [each.cluster.name, each.api])),
      argocd: hub.argocd,
      giteaPort: targets.git,
    },
    close: async () => {
      await Promise.all(Object.values(proxies).map(each => each.close()));
    },
  };
}

const choosePorts = (
  { ports }: Lab,
  chosen: Partial<ProxyPorts> = {},
): ProxyPorts => ({
  kubernetes: chosen.kubernetes || ports.next(),
  argocd: chosen.argocd || ports.next(),
  git: chosen.git || ports.next(),
  vault: chosen.vault || ports.next(),
});

const argocdUrl = ({ argocd }: ProxyPorts) => `http://localhost:${argocd}`;

async function startHubCluster(lab: Lab, start: Start) {
  const { targets, front, etcd, keys, newGlobbing } = start;
  const [running, redis] = await Promise.all([
    startCluster(lab, HUB, { port: targets.kubernetes, etcd, keys }),
    startRedis(lab),
  ]);
  const argocd = { url: argocdUrl(front), port: targets.argocd };
  const options = { ...running, redis, argocd, newGlobbing };
  return { ...running, ...(await startHub(lab, options)) };
}

async function startRegionCluster(
  lab: Lab,
  name: string,
  { etcd, keys }: Start,
) {
  const port = lab.ports.next();
  const running = await startCluster(lab, name, { port, etcd, keys });
  await startRegion(lab, name, running);
  return running;
}

async function startGitHost(lab: Lab, { targets, front }: Start) {
  const baseUrl = `http://localhost:${front.git}`;
  const gitea = await startGitea(lab, { port: targets.git, baseUrl });
  const options = { baseUrl, state: lab.state, regions: REGIONS };
  return { gitea, clone: await seedRepositories(gitea, options) };
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
