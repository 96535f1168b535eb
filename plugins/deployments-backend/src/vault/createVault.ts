import { connect } from './connect';
import type { Deadlines } from './deadlines';
import { createPreflight } from './preflight/createPreflight';
import { createReadKeys } from './readKeys';
import { createReadSelf } from './readSelf';
import { createRoles } from './roles';
import type { Vault, VaultServer } from './types';

/** One Vault over HTTP. Asks nothing yet: the first request logs in. Writes no log, so that nothing can slip into one. */
export function createVault(
  server: VaultServer,
  options: {
    /** Before the names of our roles, and of the policies that they bind. */
    rolePrefix: string;
    deadlines?: Partial<Deadlines>;
  },
): Vault {
  const { rolePrefix, deadlines } = options;
  const connection = connect(server, deadlines);
  const roles = createRoles(connection, rolePrefix);
  const self = createReadSelf(connection);
  return {
    name: server.name,
    ...roles,
    ...self,
    readKeys: createReadKeys(connection),
    preflight: createPreflight(connection, { ...roles, ...self }, rolePrefix),
    close: signal => connection.close(signal),
  };
}
