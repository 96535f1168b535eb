import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CLUSTERS,
  createCertificates,
  SEED,
  Shutdown,
  startControl,
  toFaults,
} from '@argosy/control-plane';
import type {
  Certificates,
  ControlPlane,
  ControlPlaneHub,
} from '@argosy/control-plane';
import { runControl } from './runControl';
import { LiveApplications } from './controller/applications/LiveApplications';
import { Pace } from './controller/Pace';
import { RepositoryReader } from './controller/repository/RepositoryReader';
import { HubFaults } from './HubFaults';
import { startGitHost } from './git/startGitHost';
import type { RunningGitHost } from './git/startGitHost';
import { Hub } from './Hub';
import { Resources } from './kubernetes/Resources';
import { Store } from './kubernetes/Store';
import { startVault } from './vault/startVault';

export interface SandboxOptions {
  /** Keeps repository and pull requests. By default a temporary folder, which is removed in the end. */
  directory?: string;
  /** By default one hub named `main`. All hubs have the same clusters. */
  hubs?: Array<{ name: string }>;
  /** 0 takes a free port. Several hubs take the ports that follow. */
  ports?: {
    git?: number;
    argocd?: number;
    kubernetes?: number;
    vault?: number;
    control?: number;
  };
  /** False begins with an empty repository and no Applications. */
  seed?: boolean;
  /** 2 makes syncs twice as fast. Argo CD's poll stays at three minutes. */
  speed?: number;
}

/** A control plane, and its control address for other processes. */
export interface StartedSandbox extends ControlPlane {
  controlAddress: { url: string; token: string };
  /** Resolves when it has stopped, whoever asked for it. */
  stopped: Promise<void>;
}

/** Starts Git host, hubs and Vault in this process. Everything listens on loopback only. */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<StartedSandbox> {
  const { ports = {}, seed = true } = options;
  const shutdown = new Shutdown();
  const { stop, stopped } = shutdown;
  const directory = await openDirectory(options, shutdown);
  try {
    const seeds = seed && (await stat(SEED).catch(() => undefined));
    const git = await startGitHost({
      directory,
      port: ports.git ?? 0,
      seed: seeds ? SEED : undefined,
    });
    shutdown.add(git.close);
    const certificates = await createCertificates();
    const { vault, ...vaultServer } = await startVault({
      certificates,
      port: ports.vault ?? 0,
    });
    shutdown.add(vaultServer.close);
    const hubs = createHubs(git, options, shutdown.signal);
    const described = await startHubs(hubs, options, {
      certificates,
      shutdown,
    });
    const target = {
      hubs,
      vault: vaultServer.faults,
      failGit: git.fail,
      // later, so that a request over HTTP gets its answer
      stop: () => setImmediate(stop),
    };
    const control: ControlPlane['control'] = (action, body = {}) =>
      runControl(target, action, body);
    const server = await startControl(control, {
      port: ports.control,
      what: 'the sandbox',
    });
    shutdown.add(server.close);
    return {
      hubs: described,
      git: git.controlPlane,
      faults: toFaults(control),
      controlAddress: server.address,
      ...{ vault, control, stopped, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the state directory. A temporary one is removed in the end. */
async function openDirectory(
  { directory }: SandboxOptions,
  shutdown: Shutdown,
): Promise<string> {
  if (directory) {
    await mkdir(directory, { recursive: true });
    return directory;
  }
  const temporary = await mkdtemp(join(tmpdir(), 'argosy-sandbox-'));
  shutdown.add(() => rm(temporary, { recursive: true, force: true }));
  return temporary;
}

const createHubs = (
  git: RunningGitHost,
  { hubs = [{ name: 'main' }], speed = 1 }: SandboxOptions,
  stopped: AbortSignal,
): Hub[] =>
  hubs.map(
    ({ name }) =>
      new Hub(name, {
        hub: hubs.length > 1 ? name : undefined,
        resources: new Resources(new Store()),
        reader: new RepositoryReader(git.host.repository, 'main'),
        cloneUrl: git.controlPlane.repository,
        clusters: CLUSTERS,
        live: new LiveApplications(),
        faults: new HubFaults(),
        pace: new Pace(speed, stopped),
      }),
  );

/** Starts hubs, one after the other. The first has Applications that Argosy has not created. */
async function startHubs(
  hubs: Hub[],
  { ports = {}, seed = true }: SandboxOptions,
  {
    certificates,
    shutdown,
  }: { certificates: Certificates; shutdown: Shutdown },
): Promise<ControlPlaneHub[]> {
  const portAt = (port: number | undefined, index: number) =>
    port ? port + index : 0;
  const described: ControlPlaneHub[] = [];
  for (const [index, hub] of hubs.entries()) {
    shutdown.add(() => hub.stop());
    described.push(
      await hub.start({
        certificates,
        ports: {
          kubernetes: portAt(ports.kubernetes, index),
          argocd: portAt(ports.argocd, index),
        },
        foreign: seed && index === 0,
      }),
    );
  }
  return described;
}
