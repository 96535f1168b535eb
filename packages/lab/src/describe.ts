import { readFile } from 'node:fs/promises';
import { writeDescription, connectControlPlane } from '@argosy/control-plane';
import type { DescribedControlPlane } from '@argosy/control-plane';
import type { LabControlPlane } from './LabControlPlane';
import type { StartedLab } from './startLab';

/** What a lab writes about itself: what every control plane writes, and the ways into it that only tests use. */
export interface DescribedLab
  extends DescribedControlPlane, Pick<LabControlPlane, 'clusters' | 'state'> {}

export function describeLab(lab: StartedLab, file: string) {
  const { hubs, git, controlAddress, clusters, vault, state } = lab;
  const described: DescribedLab = {
    hubs,
    git,
    controlAddress,
    clusters,
    vault,
    state,
  };
  return writeDescription(described, file);
}

/**
 * Reads the description of a lab.
 * @throws when the file does not exist or is not a lab's, with what to do
 */
async function readDescription(file: string): Promise<DescribedLab> {
  const content = await readFile(file, 'utf8').catch(cause => {
    throw new Error(
      `${file} does not exist. Start a lab with argosy-lab up --directory <state>.`,
      { cause },
    );
  });
  const read = JSON.parse(content);
  if (Array.isArray(read.clusters) && read.vault && read.state) return read;
  throw new Error(`${file} describes another control plane, not a lab.`);
}

/** Connects to the lab that a separate process has described in this file. `stop()` ends that process. */
export async function connectLab(file: string): Promise<LabControlPlane> {
  const { clusters, state } = await readDescription(file);
  return { ...(await connectControlPlane(file)), clusters, state };
}

/**
 * Connects to the lab that `npm run test:lab` has started for the suites. Others use it afterwards, so `stop()`
 * leaves it running.
 */
export async function connectTestLab(): Promise<LabControlPlane> {
  const file = process.env.ARGOSY_LAB;
  if (file) return { ...(await connectLab(file)), stop: async () => {} };
  throw new Error(
    'ARGOSY_LAB is not set. Run `npm run test:lab`, or start one with `argosy-lab up --directory <state>` and set ARGOSY_LAB to its control-plane.json.',
  );
}
