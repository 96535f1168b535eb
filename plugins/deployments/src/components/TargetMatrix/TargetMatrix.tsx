import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../../hooks/useText';
import { Board } from '../../view/board';
import { MatrixRow } from './MatrixRow';
import styles from './TargetMatrix.module.css';

type MatrixBoard = Extract<Board, { shape: 'matrix' }>;

/** Environments by regions. Scrolls inside the card, the environments stay. */
export const TargetMatrix = ({ board }: { board: MatrixBoard }) => {
  const t = useText();
  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        <table className={styles.matrix} aria-label={t('board.label')}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                <VisuallyHidden>{t('board.environment')}</VisuallyHidden>
              </th>
              {board.regions.map(region => (
                <th key={region} scope="col" className={styles.region}>
                  {region}
                </th>
              ))}
            </tr>
          </thead>
          {board.rows.map(row => (
            <MatrixRow
              key={row.environment}
              row={row}
              regions={board.regions}
            />
          ))}
        </table>
      </div>
    </div>
  );
};
