// What an admin of a Vault does for a portal, on whatever control plane.
export { accountToken } from './accountToken';
export { runAsAdmin } from './runAsAdmin';
export { setUpVault } from './setUpVault';
export type { StepsOf } from './setUpVault';
export { PORTAL } from './vaultOfPortal';
export type { ServerOfPortal, VaultOfPortal } from './vaultOfPortal';
export { vaultClient } from './vaultClient';
export type { VaultClient } from './vaultClient';
