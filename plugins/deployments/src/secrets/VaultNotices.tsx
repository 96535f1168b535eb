import { SecretStatus, VaultStatus } from '@argosy/plugin-deployments-common';
import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { Alert, ButtonLink } from '@backstage/ui';
import { vaultSetUpRouteRef } from '../routes';
import { useText } from '../shared/useText';
import { useClockTime } from '../shared/useTime';
import { useVaultError } from './hooks/useVaultError';

/** States that go away by the hand of an admin only. */
const FOR_ADMINS: VaultStatus['state'][] = [
  'login-refused',
  'forbidden',
  'no-mount',
  'kv-v1',
  'unusable',
  'unsafe',
  'no-login',
];

interface VaultNoticesProps {
  vaults: VaultStatus[];
  items: readonly SecretStatus[];
}

/** What has to be known of the Vaults to read the keys rightly; nothing where all are live. */
export const VaultNotices = ({ vaults, items }: VaultNoticesProps) => (
  <>
    {vaults
      .filter(({ state }) => state !== 'live')
      .map(vault => ({
        vault,
        kept: items.filter(item => item.server === vault.name),
      }))
      .filter(({ kept }) => kept.length > 0)
      .map(({ vault, kept }) => (
        <VaultNotice key={vault.name} vault={vault} kept={kept} />
      ))}
  </>
);

interface VaultNoticeProps {
  vault: VaultStatus;
  /** Secrets that it keeps. */
  kept: SecretStatus[];
}

const VaultNotice = ({ vault, kept }: VaultNoticeProps) => {
  const t = useText();
  const error = useVaultError(vault) ?? '';
  const seen = kept
    .flatMap(({ checkedAt }) => checkedAt ?? [])
    .sort()
    .pop();
  const time = useClockTime(seen ?? 0);
  const href = useVaultSetUpRoute();
  return (
    <Alert
      status={vault.state === 'connecting' ? 'info' : 'warning'}
      icon
      title={
        seen
          ? t('secrets.lastSeen', { error, time })
          : t('secrets.neverSeen', { error })
      }
      description={[addedTo(vault), vault.cause?.next]
        .filter(Boolean)
        .join(' ')}
      customActions={
        href !== undefined &&
        FOR_ADMINS.includes(vault.state) && (
          <ButtonLink href={href} size="small" variant="secondary">
            {t('secrets.setUp')}
          </ButtonLink>
        )
      }
    />
  );
};

/** What the cause says beyond the title: of a sealed Vault nothing more. */
const addedTo = ({ state, cause }: VaultStatus) =>
  state === 'sealed' ? undefined : cause?.message;

/** Where the page Vault set-up is; undefined in apps that lack it, or that know no routes of this kind. */
const useVaultSetUpRoute = (): string | undefined =>
  useApiHolder().get(routeResolutionApiRef)?.resolve(vaultSetUpRouteRef)?.();
