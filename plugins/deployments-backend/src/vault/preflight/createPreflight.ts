import type { Connection } from '../connect';
import type { Vault } from '../types';
import { checkRights } from './checkRights';
import { checkSetUp } from './checkSetUp';
import { tryEscalations } from './tryEscalations';

/** Looks at our own token before anything is done with it. With one that may do too much nothing is written, not even to try. */
export function createPreflight(
  connection: Connection,
  vault: Pick<
    Vault,
    'capabilitiesSelf' | 'accessorOf' | 'writeRole' | 'deleteRole'
  >,
  rolePrefix: string,
): Vault['preflight'] {
  return async (asked, signal) => {
    const options = { ...asked, rolePrefix };
    const { capabilitiesSelf } = vault;
    const rights = await checkRights(
      connection,
      capabilitiesSelf,
      options,
      signal,
    );
    if (rights.refused.length > 0) return rights;
    const refused = await tryEscalations(connection, rolePrefix, signal);
    if (refused.length > 0) return { refused, missing: rights.missing };
    const setUp = await checkSetUp(connection, vault, options, signal);
    return { refused, missing: [...rights.missing, ...setUp] };
  };
}
