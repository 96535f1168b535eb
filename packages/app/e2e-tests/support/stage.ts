import fs from 'node:fs';
import type { ControlPlane } from '@argosy/sandbox';
import { cache } from '../../../../scripts/lib/root.mjs';

/** What globalSetup has started: the portal, and the control plane behind it. */
export interface Stage {
  portal: string;
  controlPlane: Pick<ControlPlane, 'hubs' | 'git'> & { control: string };
}

const file = cache('test', 'stage.json');

export const writeStage = (stage: Stage) =>
  fs.writeFileSync(file, JSON.stringify(stage));

export const readStage = (): Stage =>
  JSON.parse(fs.readFileSync(file, 'utf8')) as Stage;
