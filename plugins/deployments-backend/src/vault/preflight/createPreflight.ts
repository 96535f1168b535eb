import type { Asker } from '../connect';
import { createReadSelf } from '../readSelf';
import { createRoles } from '../roles';
import type { Preflight, Vault } from '../types';
import { VaultError } from '../VaultError';
import { checkAcl } from './checkAcl';
import { checkRights } from './checkRights';
import { checkSetUp } from './checkSetUp';
import { mountsOf } from './rights';
import { tryEscalations } from './tryEscalations';

/** Checks our own token before it is used. With one that may do too much nothing is written, not even to test it. */
export function createPreflight(
  asker: Asker,
  rolePrefix: string,
): Vault['preflight'] {
  const vault = {
    ...createRoles(asker, rolePrefix),
    ...createReadSelf(asker),
  };
  const findExcess = async (
    options: Parameters<Vault['preflight']>[0] & { rolePrefix: string },
    signal: AbortSignal,
  ) => {
    const rights = await checkRights({ ...asker, ...vault }, options, signal);
    const isRefused = rights.refused.length > 0;
    const acl = await checkAcl(asker, options, signal).catch(error => {
      // what is known to be too much already stays so
      if (isRefused && error instanceof VaultError) return undefined;
      throw error;
    });
    const refused = [...rights.refused, ...(acl?.refused ?? [])];
    const tried =
      refused.length > 0 ? [] : await tryEscalations(asker, rolePrefix, signal);
    return {
      refused: [...refused, ...tried],
      missing: rights.missing,
      warnings: acl?.warnings ?? [],
    };
  };
  return async (mode, signal): Promise<Preflight> => {
    const options = { ...mode, rolePrefix };
    const excess = await findExcess(options, signal);
    // In the mode pull-request its policy lets the portal see no mounts.
    const accessors =
      mode.mode === 'pull-request'
        ? new Map<string, string>()
        : await readAccessors(asker, vault, signal);
    const found = { ...excess, accessors };
    if (found.refused.length > 0) return found;
    const setUp = await checkSetUp({ ...asker, ...vault }, options, signal);
    return { ...found, missing: [...found.missing, ...setUp] };
  };
}

/** What keeps us from seeing them is found by the check of the set-up. */
async function readAccessors(
  { server }: Asker,
  vault: Pick<Vault, 'accessorOf'>,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const accessors = new Map<string, string>();
  try {
    for (const mount of mountsOf(server)) {
      const accessor = await vault.accessorOf(mount, signal);
      if (accessor !== undefined) accessors.set(mount, accessor);
    }
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
  }
  return accessors;
}
