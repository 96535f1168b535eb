import type { VaultFault } from '../ControlPlane';

export const VAULT_FAULTS: VaultFault[] = ['sealed', 'down', 'hanging', 'slow'];

export const isVaultFault = (fault: unknown): fault is VaultFault =>
  VAULT_FAULTS.some(each => each === fault);
