import { toError } from '@backstage/errors';
import { singleFlight } from '../lib/singleFlight';
import { NARROW } from './preflight/findings';
import type {
  Checked,
  GuardedVault,
  KeysAt,
  PreflightMode,
  Vault,
} from './types';
import { VaultError } from './VaultError';

/** Lets roles and keys be read and written only while the token is known to be safe. Each new token is checked before it is used. */
export function guardVault(vault: Vault, mode: PreflightMode): GuardedVault {
  const verdict = createVerdict(vault, mode);
  const failure = () => {
    const { checked } = verdict;
    return checked?.state === 'passed'
      ? undefined
      : notUsed(vault.name, checked);
  };
  const open = () => {
    const why = failure();
    if (why) throw why;
    return vault;
  };

  return {
    ...vault,
    get checked() {
      return verdict.checked;
    },
    get failure() {
      return failure();
    },
    get accessors() {
      return verdict.accessors;
    },
    check: singleFlight(verdict.check),
    listRoles: async (...args) => open().listRoles(...args),
    readRole: async (...args) => open().readRole(...args),
    writeRole: async (...args) => open().writeRole(...args),
    deleteRole: async (...args) => open().deleteRole(...args),
    listSecrets: async (...args) => open().listSecrets(...args),
    readKeys: async (...args): Promise<KeysAt> => {
      const why = failure();
      if (!why) return vault.readKeys(...args);
      const { reason, message, remedy } = why;
      return { state: 'unreadable', reason, message, remedy };
    },
  };
}

/** What is known of the token, by the last look at it. */
function createVerdict(vault: Vault, mode: PreflightMode) {
  let checked: Checked | undefined;
  let accessors: ReadonlyMap<string, string> = new Map();
  let verdicts = 0;

  const judge = async (
    preflight: Vault['preflight'],
    signal: AbortSignal,
  ): Promise<Checked> => {
    const found = await preflight(mode, signal);
    const { refused, missing, warnings } = found;
    accessors = found.accessors;
    verdicts += 1;
    checked =
      refused.length > 0
        ? { state: 'unsafe', refused }
        : { state: 'passed', missing, warnings };
    return checked;
  };
  vault.inspectLogins(async preflight => {
    const verdict = await judge(preflight, AbortSignal.timeout(INSPECT_MS));
    if (verdict.state === 'unsafe') throw notUsed(vault.name, verdict);
  });

  return {
    get checked() {
      return checked;
    },
    get accessors() {
      return accessors;
    },
    async check(signal: AbortSignal): Promise<Checked> {
      const before = verdicts;
      try {
        await vault.login();
        // A token that is new was judged as it came.
        if (verdicts !== before && checked) return checked;
        const verdict = await judge(vault.preflight, signal);
        if (verdict.state === 'unsafe') await revoke(vault);
        return verdict;
      } catch (error) {
        if (verdicts !== before && checked?.state === 'unsafe') return checked;
        const { reason, message, remedy } = failureOf(vault.name, error);
        checked = { state: 'failed', reason, message, remedy };
        return checked;
      }
    },
  };
}

/** A token that is not revoked can be stolen until it expires. A failure leaves it at that. */
const revoke = (vault: Vault) =>
  vault.close(AbortSignal.timeout(REVOKE_MS)).catch(() => {});

const REVOKE_MS = 2_000;
/** How long the check of a new token may take. */
const INSPECT_MS = 60_000;
const WAIT = 'Wait: it is checked again within half a minute.';

const AGAIN =
  'It is looked at again every five minutes, and when the set-up page is opened.';

/** Why a Vault is not used. */
function notUsed(
  name: string,
  checked?: Exclude<Checked, { state: 'passed' }>,
) {
  if (!checked) {
    return new VaultError(
      'late',
      `Vault ${name} has not been checked yet.`,
      WAIT,
    );
  }
  if (checked.state === 'unsafe') {
    const messages = checked.refused.map(({ message }) => message).join(' ');
    return new VaultError(
      'unsafe',
      `Vault ${name} is not used, because our token may do too much: ${messages}`,
      `${NARROW} ${AGAIN}`,
    );
  }
  return new VaultError(checked.reason, checked.message, checked.remedy);
}

/** A check has a deadline. */
function failureOf(name: string, error: unknown): VaultError {
  if (error instanceof VaultError) return error;
  if (toError(error).name !== 'TimeoutError') throw error;
  return new VaultError(
    'late',
    `Vault ${name} did not answer the check of our token in time.`,
    WAIT,
  );
}
