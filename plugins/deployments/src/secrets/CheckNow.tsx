import { SecretStatus } from '@argosy/plugin-deployments-common';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useText } from '../shared/useText';
import { useAge } from '../shared/useTime';
import { SecretsCheck } from './hooks/useSecrets';
import { reasonOf } from '../shared/reason';
import styles from './Secrets.module.css';

interface CheckNowProps {
  items: readonly SecretStatus[];
  check: SecretsCheck;
}

/** When Vault was asked last, and a button that asks it now. */
export const CheckNow = ({ items, check }: CheckNowProps) => {
  const t = useText();
  return (
    <>
      <span className={styles.looked} role="status">
        <CheckWords items={items} check={check} />
      </span>
      <Button
        variant="secondary"
        iconStart={<RiRefreshLine aria-hidden />}
        isPending={check.checking}
        onPress={check.start}
      >
        {t('secrets.check.now')}
      </Button>
    </>
  );
};

const CheckWords = ({ items, check }: CheckNowProps) => {
  const t = useText();
  const newest = items
    .flatMap(({ checkedAt }) => checkedAt ?? [])
    .sort()
    .pop();
  const age = useAge(newest ?? 0);
  if (check.checking) return <>{t('secrets.check.checking')}</>;
  if (check.error !== undefined) {
    const { kind, message } = reasonOf(check.error);
    const said = kind === 'other' ? message : t(`guidance.${kind}`);
    return <>{t('secrets.check.failed', { message: said })}</>;
  }
  return (
    <>
      {newest ? t('secrets.check.looked', { age }) : t('secrets.check.never')}
    </>
  );
};
