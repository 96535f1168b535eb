import type { VaultStatus } from '@argosy/plugin-deployments-common';
import { singleFlight } from '../../lib/singleFlight';
import { causeOf, NO_LOGIN, RETRY_MS } from './requests';
import type { VaultConnection, VaultContext, VaultHealth } from './types';

/** How long a check of our token may take. */
const CHECK_MS = 60_000;

export function createVaultHealth(context: VaultContext): VaultHealth {
  const { config, vaults, clock } = context;
  const save = createSave(context);
  const checkedAt = new Map<string, number>();
  const doubted = new Set<string>();

  const checkIfDue = async (
    connection: VaultConnection,
    signal: AbortSignal,
  ) => {
    const { vault } = connection;
    const { name, checked, failure } = vault;
    const last = checkedAt.get(name) ?? (checked ? clock.now() : -Infinity);
    // the check at the start of the backend is not reported yet
    if (!checkedAt.has(name) && failure && checked) {
      await health.report(connection, failure);
    }
    checkedAt.set(name, last);
    if (isWell(connection) && !doubted.has(name)) return;
    if (clock.now() - last < RETRY_MS) return;
    checkedAt.set(name, clock.now());
    doubted.delete(name);
    const late = AbortSignal.timeout(CHECK_MS);
    await vault.check(AbortSignal.any([signal, late]));
    await health.report(connection, vault.failure);
  };
  const check = singleFlight(checkIfDue, ({ vault }) => vault.name);

  const health: VaultHealth = {
    async report({ vault }, failure) {
      const { name, checked } = vault;
      if (failure) {
        await save({ name, state: failure.reason, cause: causeOf(failure) });
        return;
      }
      const missing = checked?.state === 'passed' ? checked.missing : [];
      // a mount that does not exist explains the rights to it that are missing
      const first =
        missing.find(each => each.reason !== 'forbidden') ?? missing[0];
      if (!first) {
        await save({ name, state: 'live' });
        return;
      }
      const message = missing.map(each => each.message).join(' ');
      const cause = { message, next: first.remedy };
      await save({ name, state: first.reason, cause });
    },

    doubt({ vault }) {
      doubted.add(vault.name);
    },

    async ensureChecked(connection, signal) {
      const wasWell = isWell(connection);
      await check(connection, signal);
      return {
        failure: connection.vault.failure,
        isRecovered: !wasWell && isWell(connection),
      };
    },

    async reportNoLogin() {
      for (const { name } of config.servers) {
        if (vaults.has(name)) continue;
        await save({ name, state: 'no-login', cause: NO_LOGIN });
      }
    },
  };
  return health;
}

/** Saves the state of a Vault; where it is new, screens are told and it is logged. */
const createSave =
  ({ readModel, notifier, logger }: VaultContext) =>
  async (status: Omit<VaultStatus, 'since'>): Promise<void> => {
    if (!(await readModel.saveVault(status))) return;
    notifier.changed([`vault/${status.name}`]);
    const { name, state, cause } = status;
    const message = `${cause?.message ?? ''} ${cause?.next ?? ''}`.trim();
    if (state === 'live') logger.info(`Vault ${name} is used`);
    else if (state === 'unsafe') logger.error(message);
    else if (state !== 'no-login') logger.warn(message);
  };

const isWell = ({ vault: { checked } }: VaultConnection) =>
  checked?.state === 'passed' && checked.missing.length === 0;
