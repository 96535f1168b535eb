import { getVaultSetUp, OutputOf } from '@argosy/plugin-deployments-common';

/** What the page asks for. */
export type SetUp = OutputOf<typeof getVaultSetUp>;

/** One Vault of it. */
export type VaultOfSetUp = SetUp['vaults'][number];
