import { readFile } from 'node:fs/promises';
import { writeDescription } from '@argosy/control-plane';
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
