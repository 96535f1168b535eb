import type { Finding } from '@argosy/plugin-deployments-common';
import type { MissingRight, VaultServer } from '../types';
import type { VaultError } from '../VaultError';

/** A fault of a token or of a Vault's set-up, at its place in the config. */
export const finding = (
  { name }: VaultServer,
  message: string,
  mend: string,
): Finding => ({
  severity: 'error',
  path: `deployments.vault.servers.${name}`,
  message,
  mend,
});

/** What a failure says is missing. */
export const missingFrom = (
  server: VaultServer,
  { reason, message, mend }: VaultError,
  mount?: string,
): MissingRight => ({ ...finding(server, message, mend), reason, mount });

export const GRANT =
  "Grant it in the portal's policy as the set-up page shows it; it counts without a restart.";
export const NARROW =
  'Give the portal the policy that the set-up page shows, and nothing else; then start the backend again.';
