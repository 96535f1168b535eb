import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpSteps } from '@argosy/plugin-deployments-planner';
import { setUpVault } from '@argosy/control-plane';

/** A Vault that an admin has set up for a portal, by the commands that we print. */
export async function openVault(vault: Parameters<typeof setUpVault>[0]) {
  const directory = await mkdtemp(join(tmpdir(), 'argosy-portal-'));
  const { config, stop } = await setUpVault(vault, setUpSteps, { directory });
  return {
    config,
    async close() {
      stop();
      await rm(directory, { recursive: true });
    },
  };
}
