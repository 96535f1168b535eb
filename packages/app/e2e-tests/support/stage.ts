import fs from 'node:fs';
import { connectSandbox } from '@argosy/sandbox';
import { cache } from '../../../../scripts/lib/root.mjs';

const file = cache('test', 'stage.json');

/** What globalSetup has started: the portal, and the file that describes the control plane behind it. */
interface Stage {
  portal: string;
  controlPlaneFile: string;
}

export const writeStage = (stage: Stage) =>
  fs.writeFileSync(file, JSON.stringify(stage));

/** The portal's address and the control plane behind it. */
export async function enterStage() {
  const { portal, controlPlaneFile }: Stage = JSON.parse(
    fs.readFileSync(file, 'utf8'),
  );
  return { portal, controlPlane: await connectSandbox(controlPlaneFile) };
}
