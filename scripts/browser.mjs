// The browser test: a new portal on a new sandbox, and Playwright on it. What follows the command goes to Playwright.
import fs from 'node:fs';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { findBrowser } from './lib/findBrowser.mjs';
import { freePort } from './lib/ports.mjs';
import { cache, root } from './lib/root.mjs';
import { startPortal } from './lib/startPortal.mjs';
import { startSandbox } from './lib/startSandbox.mjs';
import { run } from './lib/steps.mjs';

stopWithParent();
const browser = await findBrowser();
const directory = cache('test', 'portal');
fs.rmSync(directory, { recursive: true, force: true });
fs.mkdirSync(directory, { recursive: true });
const sandboxDirectory = `${directory}/sandbox`;
const { controlPlane } = await startSandbox(sandboxDirectory);
const appPort = await freePort();
const backendPort = await freePort();
const { log } = await startPortal({
  controlPlane,
  directory,
  appPort,
  backendPort,
});
const ok = await run(
  'playwright',
  [
    'test',
    '--config',
    'packages/app/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  {
    ARGOSY_STAGE: JSON.stringify({
      browser,
      portal: `http://localhost:${appPort}`,
      backend: `http://localhost:${backendPort}`,
      controlPlaneFile: `${sandboxDirectory}/control-plane.json`,
      pictures: cache('test', 'pictures'),
      images: process.env.UPDATE_IMAGES ? `${root}/docs/images` : undefined,
    }),
  },
);
if (!ok) console.error(`The portal's own words are in ${log}.`);
await stopChildren();
process.exit(ok ? 0 : 1);
