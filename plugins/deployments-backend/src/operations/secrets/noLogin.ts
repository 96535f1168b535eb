import type { Cause } from '@argosy/plugin-deployments-common';

/** A Vault without a login is never looked at. */
export const noLogin = (name: string): Cause => ({
  message: `The portal has no login for Vault ${name}, so that its keys are not checked.`,
  next: 'Look there yourself; or give the portal a login (auth in deployments.vault.servers) as the set-up page shows it.',
});
