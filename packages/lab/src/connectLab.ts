import { connectSandbox } from '@argosy/sandbox';
import { readDescription } from './describeLab';
import type { LabControlPlane } from './LabControlPlane';

/** The lab that a separate process has described in this file. `stop()` ends that process. */
export async function connectLab(file: string): Promise<LabControlPlane> {
  const { clusters, state } = await readDescription(file);
  return { ...(await connectSandbox(file)), clusters, state };
}

/** The lab that `npm run test:lab` has started for the suites. */
export function connectTestLab(): Promise<LabControlPlane> {
  const file = process.env.ARGOSY_LAB;
  if (file) return connectLab(file);
  throw new Error(
    'ARGOSY_LAB names no lab. Run `npm run test:lab`, or start one with `argosy-lab up --directory <state>` and set ARGOSY_LAB to its control-plane.json.',
  );
}
