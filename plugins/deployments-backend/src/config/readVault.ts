import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { VaultConfig, VaultServerConfig } from './config';
import { readVaultServer } from './readVaultServer';
import { requireUnique } from './requireUnique';

const PREFIX = /^(?=.{2,20}$)[a-z][a-z0-9]*(-[a-z0-9]+)*-$/;
const AUDIENCE = /^[A-Za-z0-9][-A-Za-z0-9._:/]{0,199}$/;
const MODES = ['roles', 'read-only', 'pull-request'] as const;

/** Reads `deployments.vault`; undefined where it is not there. Errors: `InputError` with the place and the remedy. */
export function readVault(config: Config | undefined): VaultConfig | undefined {
  if (!config) return undefined;
  const mode = readMode(config);
  const rolePrefix = config.getOptionalString('rolePrefix') ?? 'argosy-';
  const audience = config.getOptionalString('audience');
  if (!PREFIX.test(rolePrefix)) {
    throw new InputError(
      `deployments.vault has rolePrefix: ${rolePrefix}; use at most 20 lower-case letters, digits and "-", a letter first and "-" last, as in argosy-`,
    );
  }
  if (audience !== undefined && !AUDIENCE.test(audience)) {
    throw new InputError(
      `deployments.vault has audience: ${audience}; use letters, digits and . _ : / - only, as in vault`,
    );
  }
  const servers = config
    .getConfigArray('servers')
    .map(server => readVaultServer(server, mode));
  requireUnique('vault.servers', servers);
  requireOneVault(servers);
  servers.forEach(server => requireForeignRole(server, rolePrefix));
  return { mode, rolePrefix, ...(audience && { audience }), servers };
}

function readMode(config: Config): VaultConfig['mode'] {
  const mode = config.getOptionalString('mode') ?? 'roles';
  const known = MODES.find(name => name === mode);
  if (known) return known;
  throw new InputError(
    `deployments.vault has mode: ${mode}; use one of ${MODES.join(', ')}`,
  );
}

function requireOneVault(servers: readonly VaultServerConfig[]) {
  const seen = new Map<string, string>();
  for (const { name, clusters } of servers) {
    for (const cluster of Object.keys(clusters)) {
      const other = seen.get(cluster);
      if (other !== undefined) {
        throw new InputError(
          `deployments.vault.servers: the cluster ${cluster} is listed under ${other} and under ${name}; the workloads of a cluster log in to one Vault, remove it from one of the two`,
        );
      }
      seen.set(cluster, name);
    }
  }
}

/** Under the prefix, in the mount of a cluster, the portal would take its own role for one that nobody wants. */
function requireForeignRole(server: VaultServerConfig, prefix: string) {
  const { auth, clusters, name } = server;
  if (auth?.method !== 'kubernetes' || !auth.role.startsWith(prefix)) return;
  if (Object.values(clusters).some(({ mount }) => mount === auth.mount)) {
    throw new InputError(
      `deployments.vault.servers: ${name} logs in with the role ${auth.role}, but roles that begin with ${prefix} are for workloads; give the portal's role another name`,
    );
  }
}
