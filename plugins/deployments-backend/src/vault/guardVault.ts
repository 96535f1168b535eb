import { toError } from '@backstage/errors';
import { NARROW } from './preflight/findings';
import type {
  Checked,
  GuardedVault,
  KeysAt,
  PreflightMode,
  Vault,
} from './types';
import { VaultError } from './VaultError';

/** Lets roles and keys be read and written only while the token is known to be no danger. Without a mode nothing is looked at. */
export function guardVault(vault: Vault, mode?: PreflightMode): GuardedVault {
  let checked: Checked | undefined = mode
    ? undefined
    : { state: 'passed', missing: [] };
  let looking: Promise<Checked> | undefined;

  const look = async (signal: AbortSignal): Promise<Checked> => {
    if (!mode || checked?.state === 'unsafe') {
      return checked ?? { state: 'passed', missing: [] };
    }
    try {
      const { refused, missing } = await vault.preflight(mode, signal);
      checked =
        refused.length > 0
          ? { state: 'unsafe', refused }
          : { state: 'passed', missing };
      if (refused.length > 0) await giveBack(vault);
    } catch (error) {
      const { reason, message, mend } = failureOf(vault.name, error);
      checked = { state: 'failed', reason, message, mend };
    }
    return checked;
  };
  const failure = () =>
    checked?.state === 'passed' ? undefined : closed(vault.name, checked);
  const open = () => {
    const why = failure();
    if (why) throw why;
    return vault;
  };

  return {
    ...vault,
    get checked() {
      return checked;
    },
    get failure() {
      return failure();
    },
    check: signal => {
      looking ??= look(signal).finally(() => {
        looking = undefined;
      });
      return looking;
    },
    listRoles: async (...args) => open().listRoles(...args),
    readRole: async (...args) => open().readRole(...args),
    writeRole: async (...args) => open().writeRole(...args),
    deleteRole: async (...args) => open().deleteRole(...args),
    readKeys: async (...args): Promise<KeysAt> => {
      const why = failure();
      if (!why) return vault.readKeys(...args);
      const { reason, message, mend } = why;
      return { state: 'unreadable', reason, message, mend };
    },
  };
}

/** The less time there is to steal it. A Vault that does not take it back lets it end. */
const giveBack = (vault: Vault) =>
  vault.close(AbortSignal.timeout(GIVE_BACK_MS)).catch(() => {});

const GIVE_BACK_MS = 2_000;
const WAIT = 'Wait: it is asked again within half a minute.';

/** Why it is not used. */
function closed(name: string, checked?: Exclude<Checked, { state: 'passed' }>) {
  if (!checked) {
    return new VaultError('late', `Vault ${name} was not asked yet.`, WAIT);
  }
  if (checked.state === 'unsafe') {
    const said = checked.refused.map(({ message }) => message).join(' ');
    return new VaultError(
      'unsafe',
      `Vault ${name} is not used, for our token may do too much: ${said}`,
      NARROW,
    );
  }
  return new VaultError(checked.reason, checked.message, checked.mend);
}

/** Who looks gives up after a while. */
function failureOf(name: string, error: unknown): VaultError {
  if (error instanceof VaultError) return error;
  if (toError(error).name !== 'TimeoutError') throw error;
  return new VaultError(
    'late',
    `Vault ${name} did not let us look at our token in time.`,
    WAIT,
  );
}
