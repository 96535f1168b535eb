import type { Connection } from '../connect';
import type { Vault } from '../types';
import { checkRights } from './checkRights';
import { checkSetUp } from './checkSetUp';
import { tryEscalations } from './tryEscalations';

/** Checks our own token before it is used. With one that may do too much nothing is written, not even to test it. */
export function createPreflight(
  connection: Connection,
  vault: Pick<
    Vault,
    'capabilitiesSelf' | 'accessorOf' | 'writeRole' | 'deleteRole'
  >,
  rolePrefix: string,
): Vault['preflight'] {
  return async (mode, signal) => {
    const options = { ...mode, rolePrefix };
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
