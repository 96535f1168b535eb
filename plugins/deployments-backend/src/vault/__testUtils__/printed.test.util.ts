import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roleBody, setUpSteps } from '@argosy/plugin-deployments-planner';
import { setUpVault } from '@argosy/control-plane';
import { VaultRig } from '@argosy/control-plane/contractSuite';
import { openControlPlane } from '../../faults/peers.test.util';

/** What of a role the printed policy pins beside the account, for a site with this audience. */
const pinned = (audience?: string) => {
  const {
    bound_service_account_names: _name,
    bound_service_account_namespaces: _namespace,
    token_policies: _policies,
    ...rest
  } = roleBody({
    ...{ serviceAccount: '', namespace: '', policy: '' },
    audience,
  });
  return rest;
};

/** A Vault that an admin has set up by the commands that we print, and a token that the portal got by logging in. */
export async function openPrinted(audience?: string) {
  const controlPlane = await openControlPlane();
  const { vault } = controlPlane;
  const directory = await mkdtemp(join(tmpdir(), 'argosy-printed-'));
  const rig = new VaultRig(vault, pinned(audience));
  const options = { directory, rolePrefix: rig.prefix, audience };
  const { config, stop } = await setUpVault(vault, setUpSteps, options);
  const [server] = config.servers;
  const { mount, role, tokenFile } = server.auth;
  const jwt = await readFile(tokenFile, 'utf8');
  const { body } = await rig.client.login(mount, role, jwt);
  rig.portalToken = String(Object(body.auth).client_token);
  await rig.plantSecrets();
  return {
    rig,
    config,
    server,
    async close() {
      stop();
      await rig.client.call('DELETE', `auth/${mount}/role/${role}`);
      await rig.remove();
      await controlPlane.stop();
      await rm(directory, { recursive: true });
    },
  };
}

export type Printed = Awaited<ReturnType<typeof openPrinted>>;
