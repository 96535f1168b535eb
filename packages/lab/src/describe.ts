import { readFile } from 'node:fs/promises';
import { writeDescription, connectControlPlane } from '@argosy/control-plane';
import type { DescribedControlPlane } from '@argosy/control-plane';
import type { LabControlPlane } from './LabControlPlane';
import type { StartedLab } from './startLab';

/** What a lab writes down about itself: what a sandbox does, and the ways that only tests take. */
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

/** @throws when the file is not there or is no lab's, with what to do */
export async function readDescription(file: string): Promise<DescribedLab> {
  const content = await readFile(file, 'utf8').catch(cause => {
    throw new Error(
      `${file} is not there. Start a lab: argosy-lab up --directory <state>.`,
      { cause },
    );
  });
  const read = JSON.parse(content);
  if (Array.isArray(read.clusters) && read.vault && read.state) return read;
  throw new Error(
    `${file} does not describe a lab, but another control plane.`,
  );
}

/** The lab that a separate process has described in this file. `stop()` ends that process. */
export async function connectLab(file: string): Promise<LabControlPlane> {
  const { clusters, state } = await readDescription(file);
  return { ...(await connectControlPlane(file)), clusters, state };
}

/** The lab that `npm run test:lab` has started for the suites. Others use it after us: `stop()` leaves it alone. */
export async function connectTestLab(): Promise<LabControlPlane> {
  const file = process.env.ARGOSY_LAB;
  if (file) return { ...(await connectLab(file)), stop: async () => {} };
  throw new Error(
    'ARGOSY_LAB names no lab. Run `npm run test:lab`, or start one with `argosy-lab up --directory <state>` and set ARGOSY_LAB to its control-plane.json.',
  );
}
