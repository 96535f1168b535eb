import fs from 'node:fs';
import {
  stopChildren,
  stopWithParent,
} from '../../../../scripts/lib/children.mjs';
import { freePort } from '../../../../scripts/lib/ports.mjs';
import { cache } from '../../../../scripts/lib/root.mjs';
import { startPortal } from '../../../../scripts/lib/startPortal.mjs';
import { startSandbox } from '../../../../scripts/lib/startSandbox.mjs';
import { writeStage } from './stage';

/** Starts a portal on a new sandbox; what it returns ends both. */
export default async function globalSetup() {
  stopWithParent();
  const directory = cache('test', 'portal');
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true });
  const { controlPlane } = await startSandbox(`${directory}/sandbox`);
  const appPort = await freePort();
  const backendPort = await freePort();
  await startPortal({ controlPlane, directory, appPort, backendPort });
  writeStage({
    portal: `http://localhost:${appPort}`,
    controlPlaneFile: `${directory}/sandbox/control-plane.json`,
  });
  return stopChildren;
}
