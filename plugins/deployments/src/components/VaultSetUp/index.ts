export { TitledVaultSetUpPage } from './TitledVaultSetUpPage';
export { VaultSetUpPage } from './VaultSetUpPage';
