import {
  getVaultSetUp as contract,
  type VaultStatus,
} from '@argosy/plugin-deployments-common';
import { setUpSteps } from '@argosy/plugin-deployments-planner';
import { defineOperation } from '../defineOperation';
import { findSetUp } from './findSetUp';
import type { Rooms } from '../operation';
import type { VaultConfig, VaultServerConfig } from '../../config';

export const getVaultSetUp = defineOperation({
  contract,
  async run(rooms) {
    const { vault } = rooms.config;
    if (!vault) return { vaults: [] };
    const statuses = await rooms.readModel.listVaults();
    return {
      mode: vault.mode,
      vaults: await Promise.all(
        vault.servers.map(server =>
          setUpOf(
            rooms,
            vault,
            server,
            statuses.find(({ name }) => name === server.name),
          ),
        ),
      ),
    };
  },
});

async function setUpOf(
  { config, vault: room, now }: Rooms,
  vault: VaultConfig,
  server: VaultServerConfig,
  status: VaultStatus | undefined,
) {
  const { accessors, refused, missing, trouble } = await findSetUp(
    vault,
    server,
    room?.vaults.get(server.name),
  );
  const since = now().toISOString();
  const known: VaultStatus = status ?? {
    name: server.name,
    state: server.auth ? 'connecting' : 'no-login',
    since,
  };
  // What has just been met counts; what was met before may be old.
  const met = trouble && trouble.state !== known.state;
  return {
    ...(met ? { name: server.name, since, ...trouble } : known),
    url: server.publicUrl,
    steps: setUpSteps({
      vault,
      server,
      accessors,
      environments: config.environments.map(({ name }) => name),
      portalPolicyName: `${vault.rolePrefix}portal`,
    }),
    refused,
    missing,
  };
}
