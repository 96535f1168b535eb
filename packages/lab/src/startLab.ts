import { mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createCertificates,
  Shutdown,
  startControl,
  toFaults,
} from '@argosy/control-plane';
import type { DescribedControlPlane } from '@argosy/control-plane';
import { buildPeers } from './build/buildPeers';
import type { LabControlPlane, LabOptions } from './LabControlPlane';
import { claimPorts } from './processes/claimPorts';
import { Processes } from './processes/Processes';
import { labControl } from './runControl';
import { startPeers } from './startPeers';

/** A lab, and its control address for other processes. */
export interface StartedLab extends LabControlPlane {
  controlAddress: DescribedControlPlane['controlAddress'];
  /** Resolves when it has stopped, whoever asked for it. */
  stopped: Promise<void>;
}

/**
 * Builds the peers if necessary, and starts a hub and two regions. Everything listens on loopback only, and ends
 * with this process.
 */
export async function startLab(options: LabOptions): Promise<StartedLab> {
  const peers = await buildPeers({ onProgress: options.onProgress });
  const began = Date.now();
  const progress = (line: string) => {
    const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
    options.onProgress?.(`${seconds} s  ${line}`);
  };
  const state = await emptyState(options.directory);
  const ports = await claimPorts();
  const processes = new Processes(state, peers.programs.guard);
  const shutdown = new Shutdown();
  const { stop, stopped } = shutdown;
  shutdown.add(ports.release);
  shutdown.add(() => processes.stop());
  try {
    const certificates = await createCertificates();
    const { parts, close, ...controlPlane } = await startPeers(
      { peers, processes, ports, certificates, state, progress },
      options,
    );
    shutdown.add(close);
    const control = labControl(parts, stop);
    const server = await startControl(control, {
      port: options.ports?.control,
      what: 'the lab',
    });
    shutdown.add(server.close);
    progress('the lab is ready');
    return {
      ...controlPlane,
      ...{ state, control, stopped, stop },
      faults: toFaults(control),
      controlAddress: server.address,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const MARK = '.argosy-lab';

/** Empties the folder for a lab's state. A folder of anything else is refused. */
async function emptyState(directory: string): Promise<string> {
  const entries: string[] = await readdir(directory).catch(() => []);
  if (entries.length > 0 && !entries.includes(MARK)) {
    throw new Error(
      `${directory} holds files that are not a lab's. Name an empty folder, or one that a lab has used.`,
    );
  }
  await rm(directory, { recursive: true, force: true });
  await mkdir(join(directory, 'tmp'), { recursive: true });
  await writeFile(join(directory, MARK), '');
  return realpath(directory);
}
