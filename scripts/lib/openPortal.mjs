import { isStopping, stopChildren, stopWithParent } from './children.mjs';
import { requirePorts } from './ports.mjs';
import { cache } from './root.mjs';
import { startPortal } from './startPortal.mjs';

const PORTAL = { appPort: 3000, backendPort: 7007 };

/**
 * Opens a working portal on http://localhost:3000, and stays until Ctrl-C.
 * @param name of the control plane behind it: `sandbox` or `lab`
 * @param ports of the control plane: fixed, so that links to pull requests live as long as its state
 * @param start starts it on these ports
 */
export async function openPortal({ name, ports, start }) {
  stopWithParent();
  await requirePorts({
    app: PORTAL.appPort,
    backend: PORTAL.backendPort,
    ...Object.fromEntries(
      Object.entries(ports).map(([what, port]) => [`${name} (${what})`, port]),
    ),
  });
  try {
    console.log(`Starting the ${name} ...`);
    const { controlPlane, ended } = await start(ports);
    const portal = await startPortal({
      ...PORTAL,
      controlPlane,
      directory: cache(name === 'sandbox' ? 'portal' : `portal-on-${name}`),
      onProgress: line => console.log(line),
    });
    const { git, vault } = controlPlane;
    console.log(`
  The portal is ready:     http://localhost:${PORTAL.appPort}
  Create a service:        http://localhost:${PORTAL.appPort}/create
  The ${`${name}'s Git host:`.padEnd(20)} ${git.baseUrl}
  User and password there: ${git.username}, ${git.password}
  The ${`${name}'s Vault:`.padEnd(20)} ${vault.address}
  To write keys there:     export VAULT_ADDR=${vault.address} VAULT_TOKEN=${vault.token} PATH="$PWD/packages/control-plane/bin:$PATH"
  The backend's words:     ${portal.log}

  Ctrl-C stops everything.
`);
    await Promise.race([
      portal.ended,
      ended.then(() => {
        throw new Error(
          `The ${name} ended by itself; its own words stand above.`,
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
}
