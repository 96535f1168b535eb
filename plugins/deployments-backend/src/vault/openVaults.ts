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

function modeOf({ mode, audience }: VaultConfig): PreflightMode {
  if (mode !== 'roles') return { mode, audience };
  return {
    mode,
    audience,
    roleOf: account => ({ ...roleBody({ ...account, audience }) }),
  };
}
