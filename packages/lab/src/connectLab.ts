import { connectControlPlane } from '@argosy/control-plane';
import { readDescription } from './describeLab';
import type { LabControlPlane } from './LabControlPlane';

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
