import { VisuallyHidden } from '@backstage/ui';
import { CSSProperties } from 'react';
import { useText } from '../../shared/useText';
import { MatrixBoard, Row } from '../view/board';
import { notesOf } from '../view/notes';
import { placeIn } from '../view/place';
import { Target } from '../view/target';
import { TargetButton } from './Button';
import styles from './Matrix.module.css';
import { TargetNotes } from './Notes';

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

interface MatrixRowProps {
  row: Row;
  regions: string[];
}

/** An environment, and under it the notes on its targets. */
const MatrixRow = ({ row, regions }: MatrixRowProps) => {
  const t = useText();
  const all = [...row.cells.values()].flat();
  const notes = notesOf(all);
  const title = row.title || t('board.other');
  return (
    <tbody className={styles.group}>
      <tr>
        <th
          scope="rowgroup"
          rowSpan={notes.length > 0 ? 2 : 1}
          className={styles.environment}
        >
          {title}
        </th>
        {regions.map(region => (
          <td key={region} className={styles.cell}>
            <Cell targets={row.cells.get(region) ?? []} title={title} />
          </td>
        ))}
      </tr>
      {notes.length > 0 && (
        <tr>
          <td colSpan={regions.length} className={styles.notes}>
            <div className={styles.stay}>
              <TargetNotes notes={notes} placeOf={placeIn(all)} />
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Cell = ({ targets, title }: { targets: Target[]; title: string }) => {
  const t = useText();
  if (targets.length === 0)
    return (
      <span className={styles.empty}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('board.empty')}</VisuallyHidden>
      </span>
    );
  return (
    <>
      {targets.map(target => (
        <TargetButton
          key={target.key}
          target={target}
          place={`${title}, ${target.region}`}
          cluster={targets.length > 1 ? target.cluster : undefined}
        />
      ))}
    </>
  );
};
