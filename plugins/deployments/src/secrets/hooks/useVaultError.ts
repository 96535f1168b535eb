import { VaultStatus } from '@argosy/plugin-deployments-common';
import { useText } from '../../shared/useText';
import { useClockTime } from '../../shared/useTime';

/** How a Vault stands and since when, without a full stop; undefined where there is none. */
export function useVaultError(
  vault: Pick<VaultStatus, 'name' | 'state' | 'since'> | undefined,
): string | undefined {
  const t = useText();
  const time = useClockTime(vault?.since ?? 0);
  return vault && t(`vault.state.${vault.state}`, { vault: vault.name, time });
}
