import type { Finding } from '@argosy/plugin-deployments-common';
import type { MissingRight, VaultServer } from '../types';
import type { VaultError } from '../VaultError';

/** What is wrong with a token or with the set-up of a Vault, with its place in the config. */
export const finding = (
  { name }: VaultServer,
  message: string,
  remedy: string,
): Finding => ({
  severity: 'error',
  path: `deployments.vault.servers.${name}`,
  message,
  remedy,
});

/** What is missing, according to a failure. */
export const missingFrom = (
  server: VaultServer,
  { reason, message, remedy }: VaultError,
  mount?: string,
): MissingRight => ({ ...finding(server, message, remedy), reason, mount });

export const GRANT =
  "Grant it in the portal's policy as the set-up page shows. No restart is needed.";
export const NARROW =
  'Give the portal the policy that the set-up page shows, and no other.';
