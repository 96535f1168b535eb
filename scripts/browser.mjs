// The browser test: a new portal on a new sandbox, or on the lab that ARGOSY_LAB describes, and Playwright on it.
// What follows the command goes to Playwright.
import fs from 'node:fs';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { findBrowser } from './lib/findBrowser.mjs';
import { freePort } from './lib/ports.mjs';
import { cache, root } from './lib/root.mjs';
import { startPortal } from './lib/startPortal.mjs';
import { startSandbox } from './lib/startSandbox.mjs';
import { run } from './lib/steps.mjs';

stopWithParent(2000);
const browser = await findBrowser();
const lab = process.env.ARGOSY_LAB;
const directory = cache('test', lab ? 'portal-on-lab' : 'portal');
fs.rmSync(directory, { recursive: true, force: true });
fs.mkdirSync(directory, { recursive: true });
const { controlPlane, file } = lab
  ? { controlPlane: JSON.parse(fs.readFileSync(lab, 'utf8')), file: lab }
  : await startSandbox(`${directory}/sandbox`);
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
      controlPlaneFile: file,
      pictures: cache('test', lab ? 'pictures-on-lab' : 'pictures'),
      images: process.env.UPDATE_IMAGES ? `${root}/docs/images` : undefined,
    }),
  },
);
if (!ok) console.error(`The portal's own words are in ${log}.`);
await stopChildren();
process.exit(ok ? 0 : 1);
