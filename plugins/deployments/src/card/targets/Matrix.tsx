import { VisuallyHidden } from '@backstage/ui';
import { CSSProperties } from 'react';
import { useText } from '../../shared/useText';
import { MatrixBoard } from '../view/board';
import { MatrixRow } from './MatrixRow';
import styles from './Matrix.module.css';

/** The style sheet computes the least width from it. */
type Count = CSSProperties & { '--regions': number };

/** Environments by regions. Scrolls inside the card, the environments stay. */
export const TargetMatrix = ({ board }: { board: MatrixBoard }) => {
  const t = useText();
  const count: Count = { '--regions': board.regions.length };
  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        <table
          className={styles.matrix}
          aria-label={t('board.label')}
          style={count}
        >
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
