import type {
  VaultServer,
  VaultStatus,
} from '@argosy/plugin-deployments-common';
import { roleBody } from '@argosy/plugin-deployments-planner';
import type { Preflight, PreflightMode, Vault } from '../../vault/types';
import { failureOf } from './failureOf';
import type { VaultConfig } from '../../config';

const DEADLINE_MS = 10_000;

/** How a Vault is prepared for the portal, as it is found now. */
interface SetUp extends Preflight {
  /** Of the auth mounts that are there. */
  accessors: Map<string, string>;
  /** What kept us from looking at all of it. */
  trouble?: Pick<VaultStatus, 'state' | 'cause'>;
}

/** Looks at the auth mounts of a Vault and at the portal's own token. Trouble is a state: the steps are shown all the same. */
export async function findSetUp(
  config: VaultConfig,
  { name, clusters }: VaultServer,
  vault: Vault | undefined,
): Promise<SetUp> {
  const setUp: SetUp = { accessors: new Map(), refused: [], missing: [] };
  // In the mode pull-request the portal needs no right that could be too much, and its policy lets it see no mounts.
  if (!vault || config.mode === 'pull-request') return setUp;
  const mode = preflightMode(config, config.mode);
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    for (const { mount } of Object.values(clusters)) {
      const accessor = await vault.accessorOf(mount, signal);
      if (accessor !== undefined) setUp.accessors.set(mount, accessor);
    }
  } catch (error) {
    const trouble = failureOf(error, signal, name);
    // A right that is lacking is among what the preflight finds.
    if (trouble.state !== 'forbidden') return { ...setUp, trouble };
  }
  try {
    return { ...setUp, ...(await vault.preflight(mode, signal)) };
  } catch (error) {
    return { ...setUp, trouble: failureOf(error, signal, name) };
  }
}

/** Roles are tried as they will be written. */
const preflightMode = (
  { audience }: VaultConfig,
  mode: PreflightMode['mode'],
): PreflightMode =>
  mode === 'roles'
    ? { mode, roleOf: account => ({ ...roleBody({ ...account, audience }) }) }
    : { mode };
