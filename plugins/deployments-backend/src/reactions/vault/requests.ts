import type { Cause } from '@argosy/plugin-deployments-common';
import { isError } from '@backstage/errors';
import type { VaultErrorReason, VaultFailure } from '../../vault/types';

/** Requests to one Vault at a time. */
export const CONCURRENCY = 16;

/** When to try again what a Vault could not do, or did not allow. */
export const RETRY_MS = 20_000;

/** Why nothing is known of a Vault without `auth`. */
export const NO_LOGIN: Cause = {
  message:
    'The portal does not log in to this Vault: its entry in the config has no auth.',
  next: 'Add auth to its entry in deployments.vault.servers to have keys checked.',
};

const isFailure = (error: unknown): error is VaultFailure =>
  isError(error) &&
  ['reason', 'message', 'remedy'].every(key => typeof error[key] === 'string');

/** The failure of a Vault that was thrown. Throws anything else on. */
export function failureOf(error: unknown): VaultFailure {
  if (isFailure(error)) return error;
  throw error;
}

/** Reasons that concern one path, role or mount. */
const LOCAL = new Set<VaultErrorReason>(['forbidden', 'refused', 'no-mount']);

/** Whether other requests for roles to the same Vault would fail alike. */
export const isVaultWide = ({ reason }: VaultFailure) => !LOCAL.has(reason);

export const causeOf = ({ message, remedy }: VaultFailure): Cause => ({
  message,
  next: remedy,
});
