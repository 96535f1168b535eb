import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CLUSTERS,
  SEED,
  createCertificates,
  createControlServer,
  listen,
  toFaults,
} from '@argosy/control-plane';
import type { ControlPlane, ControlPlaneHub } from '@argosy/control-plane';
import { runControl } from './runControl';
import { LiveApplications } from './controller/applications/LiveApplications';
import { Pace } from './controller/Pace';
import { RepositoryReader } from './controller/repository/RepositoryReader';
import { HubFaults } from './HubFaults';
import { startGitHost } from './git/startGitHost';
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
  const {
    hubs: names = [{ name: 'main' }],
    ports = {},
    seed = true,
    speed = 1,
  } = options;
  const directory =
    options.directory ?? (await mkdtemp(join(tmpdir(), 'argosy-sandbox-')));
  await mkdir(directory, { recursive: true });
  const aborted = new AbortController();
  const closers: Array<() => Promise<void>> = [];
  let stopping: Promise<void> | undefined;
  let settle: () => void;
  const stopped = new Promise<void>(done => {
    settle = done;
  });
  const close = async () => {
    aborted.abort();
    for (const closer of closers.reverse()) await closer();
    if (!options.directory)
      await rm(directory, { recursive: true, force: true });
    settle();
  };
  const stop = () => {
    stopping ??= close();
    return stopping;
  };

  try {
    const seeds = seed && (await stat(SEED).catch(() => undefined));
    const git = await startGitHost({
      directory,
      port: ports.git ?? 0,
      seed: seeds ? SEED : undefined,
    });
    closers.push(git.close);
    const certificates = await createCertificates();
    const { vault, ...vaultServer } = await startVault({
      certificates,
      port: ports.vault ?? 0,
    });
    closers.push(vaultServer.close);
    const reader = () => new RepositoryReader(git.host.repository, 'main');
    const hubs = names.map(
      ({ name }) =>
        new Hub(name, {
          hub: names.length > 1 ? name : undefined,
          resources: new Resources(new Store()),
          reader: reader(),
          cloneUrl: git.controlPlane.repository,
          clusters: CLUSTERS,
          live: new LiveApplications(),
          faults: new HubFaults(),
          pace: new Pace(speed, aborted.signal),
        }),
    );
    const portAt = (port: number | undefined, index: number) =>
      port ? port + index : 0;
    const described: ControlPlaneHub[] = [];
    for (const [index, hub] of hubs.entries()) {
      closers.push(() => hub.stop());
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
    const control: ControlPlane['control'] = (action, body = {}) =>
      runControl(
        // later, so that a request over HTTP gets its answer
        {
          hubs,
          vault: vaultServer.faults,
          failGit: git.fail,
          stop: () => setImmediate(stop),
        },
        action,
        body,
      );
    const token = randomBytes(16).toString('hex');
    const server = await listen(
      createServer(createControlServer(token, control)),
      ports.control ?? 0,
      'the control of the sandbox',
    );
    closers.push(server.close);
    return {
      hubs: described,
      git: git.controlPlane,
      vault,
      faults: toFaults(control),
      control,
      controlAddress: { url: `http://localhost:${server.port}`, token },
      stopped,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
