import type { Secrets, SecretStatus } from '@argosy/plugin-deployments-common';
import type { SecretRow } from '../../database/types';
import type { Rooms } from '../operation';
import { orderSecrets } from './orderSecrets';
import { toSecretStatus } from './toSecretStatus';

/** Secrets in order, and the Vaults that keep them; where there are none, all Vaults. */
export async function answerSecrets(
  { config, readModel }: Pick<Rooms, 'config' | 'readModel'>,
  rows: SecretRow[],
  others: SecretStatus[] = [],
): Promise<Secrets> {
  const servers = new Map(
    config.vault?.servers.map(server => [server.name, server]),
  );
  const known = rows.flatMap(row => {
    const server = servers.get(row.server);
    // One that has just left the config: the next reading of Git forgets its secrets.
    return server ? [toSecretStatus(row, server)] : [];
  });
  const items = [...orderSecrets(known, config.environments), ...others];
  const used = new Set(items.map(({ server }) => server));
  const vaults = await readModel.listVaults();
  return {
    items,
    vaults: vaults.filter(
      ({ name }) => servers.has(name) && (items.length === 0 || used.has(name)),
    ),
  };
}
