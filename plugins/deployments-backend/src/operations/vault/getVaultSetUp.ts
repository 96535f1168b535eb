import {
  type Finding,
  getVaultSetUp as contract,
  type VaultServer,
  type VaultStatus,
  vaultStatusSchema,
} from '@argosy/plugin-deployments-common';
import { roleBody, setUpSteps } from '@argosy/plugin-deployments-planner';
import { z } from 'zod';
import type {
  OpenAccess,
  Peer,
  VaultConfig,
  VaultServerConfig,
} from '../../config';
import type { Preflight, PreflightMode, Vault } from '../../vault/types';
import type { OperationContext } from '../Operation';
import { defineOperation } from '../runOperation';

const DEADLINE_MS = 10_000;

export const getVaultSetUp = defineOperation({
  contract,
  async run(context) {
    const { vault, unencrypted, openAccess } = context.config;
    const warnings = [
      ...unencrypted.map(toWarning),
      ...openAccess.map(toAccessWarning),
    ];
    if (!vault) return { warnings, vaults: [] };
    const statuses = await context.readModel.listVaults();
    return {
      warnings,
      mode: vault.mode,
      vaults: await Promise.all(
        vault.servers.map(server =>
          setUpOf(
            context,
            vault,
            server,
            statuses.find(({ name }) => name === server.name),
          ),
        ),
      ),
    };
  },
});

/** It stands there as long as the config says so. */
const toWarning = ({ peer, url }: Peer): Finding => ({
  severity: 'warning',
  path: 'app-config.yaml',
  message: `${peer} is reached at ${url}, without TLS: our credentials can be read on the way unless a service mesh encrypts it.`,
  remedy:
    'Give it an address that begins with https://, and remove allowHttp: true from app-config.yaml.',
});

/** Whoever holds such a token may call every plugin, and read here what every team has. */
const toAccessWarning = ({ index, type, lacks }: OpenAccess): Finding => ({
  severity: 'warning',
  path: 'app-config.yaml',
  message: `backend.auth.externalAccess[${index}] (${type}) lets a caller in without ${lacks.join(', ')}.`,
  remedy: `Add ${lacks.join(', ')}: the entry then lets in only whom it names, to the plugins that it names.`,
});

async function setUpOf(
  { config, vault: vaultContext, now }: OperationContext,
  vault: VaultConfig,
  server: VaultServerConfig,
  status: VaultStatus | undefined,
) {
  const { accessors, refused, missing, trouble } = await findSetUp(
    vault,
    server,
    vaultContext?.vaults.get(server.name),
  );
  const since = now().toISOString();
  const known: VaultStatus = status ?? {
    name: server.name,
    state: server.auth ? 'connecting' : 'no-login',
    since,
  };
  // What has just been met counts; what was met before may be old.
  const met = trouble && trouble.state !== known.state;
  return {
    ...(met ? { name: server.name, since, ...trouble } : known),
    url: server.publicUrl,
    steps: setUpSteps({
      vault,
      server,
      accessors,
      environments: config.environments.map(({ name }) => name),
      portalPolicyName: `${vault.rolePrefix}portal`,
    }),
    refused,
    missing,
  };
}

/** How a Vault is prepared for the portal, as it is found now. */
interface SetUp extends Preflight {
  /** Of the auth mounts that are there. */
  accessors: Map<string, string>;
  /** What kept us from looking at all of it. */
  trouble?: Pick<VaultStatus, 'state' | 'cause'>;
}

/** Looks at the auth mounts of a Vault and at the portal's own token. Trouble is a state: the steps are shown all the same. */
async function findSetUp(
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

const failureSchema = z.object({
  reason: vaultStatusSchema.shape.state,
  message: z.string(),
  remedy: z.string(),
});

/** What a Vault's failure is called, for the screen; that our own time is up is one too. Throws what is no failure of a Vault. */
function failureOf(
  error: unknown,
  signal: AbortSignal,
  name: string,
): Pick<VaultStatus, 'state' | 'cause'> {
  const { data } = failureSchema.safeParse(error);
  if (data) {
    const { reason: state, message, remedy: next } = data;
    return { state, cause: { message, next } };
  }
  if (!signal.aborted) throw error;
  return {
    state: 'late',
    cause: {
      message: `Vault ${name} gave no answer in time.`,
      next: 'Try again in a moment; if it stays so, check that it is up and that the backend can reach it.',
    },
  };
}
