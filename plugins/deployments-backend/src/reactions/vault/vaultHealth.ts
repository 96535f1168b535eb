import type { VaultStatus } from '@argosy/plugin-deployments-common';
import { singleFlight } from '../../lib/singleFlight';
import { causeOf, NO_LOGIN, RETRY_MS } from './requests';
import type { Checked } from '../../vault/types';
import type { VaultConnection, VaultContext, VaultHealth } from './types';

/** How long a check of our token may take. */
const CHECK_MS = 60_000;

/** How often a token is looked at that was well: somebody may have given it more. */
const STANDING_MS = 5 * 60_000;

export function createVaultHealth(context: VaultContext): VaultHealth {
  const { config, vaults } = context;
  const save = createSave(context);
  const checks = createChecks(context, (connection, failure) =>
    health.report(connection, failure),
  );

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

    doubt: ({ vault }) => checks.doubt(vault.name),

    async ensureChecked(connection, signal) {
      await checks.run(connection, signal);
      return {
        failure: connection.vault.failure,
        isRecovered: checks.takeRecovery(connection.vault.name),
      };
    },

    check: (connection, signal) => checks.run(connection, signal),

    async reportNoLogin() {
      for (const { name } of config.servers) {
        if (vaults.has(name)) continue;
        await save({ name, state: 'no-login', cause: NO_LOGIN });
      }
    },
  };
  return health;
}

/** Has tokens checked when that is due, and reports each new verdict, also one that another has asked for. */
function createChecks(
  { clock, logger }: VaultContext,
  report: VaultHealth['report'],
) {
  const checkedAt = new Map<string, number>();
  const reported = new Map<string, Checked>();
  const doubted = new Set<string>();
  const recovered = new Set<string>();
  const warned = new Set<string>();

  const reportNews = async (connection: VaultConnection) => {
    const { name, checked, failure } = connection.vault;
    const before = reported.get(name);
    if (!checked || before === checked) return;
    reported.set(name, checked);
    const isBetter = before && !isGood(before) && isGood(checked);
    if (isBetter) recovered.add(name);
    // That a Vault is well shows when it is used.
    if (failure || before) await report(connection, failure);
    if (checked.state !== 'passed') return;
    for (const { message, remedy } of checked.warnings) {
      if (!warned.has(message)) logger.warn(`${message} ${remedy}`);
      warned.add(message);
    }
  };
  const isDue = (name: string, checked: Checked | undefined) => {
    const age = clock.now() - (checkedAt.get(name) ?? -Infinity);
    if (age >= STANDING_MS) return true;
    // Of a token that may do too much nothing is asked before an admin has had time.
    if (checked?.state === 'unsafe') return false;
    const isWell = checked && isGood(checked) && !doubted.has(name);
    return !isWell && age >= RETRY_MS;
  };
  const run = async (connection: VaultConnection, signal: AbortSignal) => {
    const { vault } = connection;
    const { name } = vault;
    if (!checkedAt.has(name) && vault.checked) {
      checkedAt.set(name, clock.now());
    }
    await reportNews(connection);
    if (!isDue(name, vault.checked)) return;
    checkedAt.set(name, clock.now());
    doubted.delete(name);
    const late = AbortSignal.timeout(CHECK_MS);
    await vault.check(AbortSignal.any([signal, late]));
    await reportNews(connection);
  };

  return {
    run: singleFlight(run, ({ vault }) => vault.name),
    doubt: (name: string) => void doubted.add(name),
    /** Whether something that was wrong has gone since it was last asked for. */
    takeRecovery: (name: string) => recovered.delete(name),
  };
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

const isGood = (checked: Checked) =>
  checked.state === 'passed' && checked.missing.length === 0;
