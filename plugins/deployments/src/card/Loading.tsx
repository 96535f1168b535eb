import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useText } from '../shared/useText';
import styles from './DeploymentsCard.module.css';

const ROWS = ['first', 'second', 'third'];
const COLUMNS = ['environment', 'one', 'two', 'three'];

/** A matrix without content, of the size that most have. */
export const Loading = () => {
  const t = useText();
  return (
    <div role="status" className={styles.loading}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {ROWS.map(row => (
        <div key={row} className={styles.loadingRow} aria-hidden>
          {COLUMNS.map(column => (
            <Skeleton key={column} height={16} width="70%" />
          ))}
        </div>
      ))}
    </div>
  );
};

/** The line below it. */
export const LoadingFooter = () => (
  <Skeleton height={16} width="30%" aria-hidden />
);
