import { roleBody } from '@argosy/plugin-deployments-planner';
import { createVault } from './createVault';
import { type Metrics, noMetrics } from '../lib/metrics';
import type { Deadlines } from './deadlines';
import { countFailures } from './countFailures';
import { guardVault } from './guardVault';
import type { GuardedVault, PreflightMode } from './types';
import type { VaultConfig } from '../config';

/** The Vaults that the portal logs in to, by name. Sends no request yet. */
export function openVaults(
  config: VaultConfig | undefined,
  options: { deadlines?: Partial<Deadlines>; metrics?: Metrics } = {},
): ReadonlyMap<string, GuardedVault> {
  if (!config) return new Map();
  const { servers, rolePrefix } = config;
  const { deadlines, metrics = noMetrics } = options;
  const mode = modeOf(config);
  return new Map(
    servers.flatMap(server => {
      const { auth, name } = server;
      if (!auth) return [];
      const vault = createVault({ ...server, auth }, { rolePrefix, deadlines });
      return [[name, guardVault(countFailures(vault, metrics), mode)] as const];
    }),
  );
}

/** In the mode pull-request the portal only reads keys: its policy is not checked. */
function modeOf({ mode, audience }: VaultConfig): PreflightMode | undefined {
  if (mode === 'pull-request') return undefined;
  if (mode === 'read-only') return { mode };
  return {
    mode,
    roleOf: account => ({ ...roleBody({ ...account, audience }) }),
  };
}
