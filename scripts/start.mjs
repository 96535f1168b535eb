// Opens a working portal on http://localhost:3000 with the sandbox behind it.
import { isStopping, stopChildren, stopWithParent } from './lib/children.mjs';
import { requirePorts } from './lib/ports.mjs';
import { cache } from './lib/root.mjs';
import { startPortal } from './lib/startPortal.mjs';
import { startSandbox } from './lib/startSandbox.mjs';

// Fixed, so that links to pull requests live as long as the sandbox's state.
const SANDBOX = { git: 7110, argocd: 7111, kubernetes: 7112, control: 7113 };
const PORTAL = { appPort: 3000, backendPort: 7007 };

stopWithParent();
await requirePorts({
  app: PORTAL.appPort,
  backend: PORTAL.backendPort,
  ...Object.fromEntries(
    Object.entries(SANDBOX).map(([name, port]) => [`sandbox (${name})`, port]),
  ),
});

try {
  console.log('Starting the sandbox ...');
  const sandbox = await startSandbox(cache('sandbox'), SANDBOX);
  const portal = await startPortal({
    ...PORTAL,
    controlPlane: sandbox.controlPlane,
    directory: cache('portal'),
    onProgress: line => console.log(line),
  });
  console.log(`
  The portal is ready:     http://localhost:${PORTAL.appPort}
  Create a service:        http://localhost:${PORTAL.appPort}/create
  The sandbox's Git host:  ${sandbox.controlPlane.git.baseUrl}
  The backend's words:     ${portal.log}

  Ctrl-C stops everything.
`);
  await Promise.race([
    portal.ended,
    sandbox.ended.then(() => {
      throw new Error(
        'The sandbox ended by itself; its own words stand above.',
      );
    }),
  ]);
} catch (error) {
  // On Ctrl-C the handler of the signal ends this process.
  if (!isStopping()) {
    console.error(error.message);
    await stopChildren();
    process.exit(1);
  }
}
