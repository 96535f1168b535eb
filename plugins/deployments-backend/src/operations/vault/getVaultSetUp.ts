import {
  type Finding,
  getVaultSetUp as contract,
  type VaultStatus,
} from '@argosy/plugin-deployments-common';
import { setUpSteps } from '@argosy/plugin-deployments-planner';
import type {
  OpenAccess,
  Peer,
  VaultConfig,
  VaultServerConfig,
} from '../../config';
import type { GuardedVault, Preflight } from '../../vault/types';
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
            { context, vault, server },
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

interface Place {
  context: OperationContext;
  vault: VaultConfig;
  server: VaultServerConfig;
}

async function setUpOf(
  { context, vault, server }: Place,
  status: VaultStatus | undefined,
) {
  const { config, vault: vaultContext, now } = context;
  const { accessors, trouble, ...found } = await look(
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
    ...found,
  };
}

/** How a Vault is prepared for the portal, as it is found now. */
interface SetUp extends Preflight {
  /** What keeps the Vault from being used. */
  trouble?: Pick<VaultStatus, 'state' | 'cause'>;
}

/** Has our token of a Vault checked, for all who use it. Trouble is a state: the steps are shown all the same. */
async function look(vault: GuardedVault | undefined): Promise<SetUp> {
  const found = { refused: [], missing: [], warnings: [] };
  if (!vault) return { ...found, accessors: new Map() };
  const checked = await vault.check(AbortSignal.timeout(DEADLINE_MS));
  const setUp = { ...found, accessors: vault.accessors };
  if (checked.state === 'passed') {
    const { missing, warnings } = checked;
    return { ...setUp, missing, warnings };
  }
  const failure = checked.state === 'failed' ? checked : vault.failure;
  return {
    ...setUp,
    ...(checked.state === 'unsafe' && { refused: checked.refused }),
    ...(failure && {
      trouble: {
        state: failure.reason,
        cause: { message: failure.message, next: failure.remedy },
      },
    }),
  };
}
