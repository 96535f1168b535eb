import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useText } from '../shared/useText';
import styles from './VaultSetUp.module.css';

/** A Vault with its steps, without content. */
export const Loading = () => {
  const t = useText();
  return (
    <div role="status" className={styles.page}>
      <VisuallyHidden>{t('vault.setUp.loading')}</VisuallyHidden>
      <Skeleton height={20} width="60%" aria-hidden />
      <Skeleton height={64} width="100%" aria-hidden />
      <Skeleton height={160} width="100%" aria-hidden />
      <Skeleton height={160} width="100%" aria-hidden />
    </div>
  );
};
