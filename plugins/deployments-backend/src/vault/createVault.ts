import { connect } from './connect';
import type { Deadlines } from './deadlines';
import { createPreflight } from './preflight/createPreflight';
import { createListSecrets } from './listSecrets';
import { createReadKeys } from './readKeys';
import { createReadSelf } from './readSelf';
import { createRoles } from './roles';
import type { Vault, VaultServer } from './types';

/** One Vault over HTTP. The first request logs in. It has no logger, so that no secret can get into a log. */
export function createVault(
  server: VaultServer,
  options: {
    /** The beginning of the names of our roles, and of the policies that they bind. */
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
    listSecrets: createListSecrets(connection),
    preflight: createPreflight(connection, rolePrefix),
    login: () => connection.login(),
    inspectLogins: inspect =>
      connection.inspectLogins(asker =>
        inspect(createPreflight(asker, rolePrefix)),
      ),
    close: signal => connection.close(signal),
  };
}
