import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../../shared/useText';
import { Row } from '../view/board';
import { notesOf } from '../view/notes';
import { placeIn } from '../view/place';
import { Target } from '../view/target';
import { TargetButton } from './Button';
import { TargetNotes } from './Notes';
import styles from './Matrix.module.css';

interface MatrixRowProps {
  row: Row;
  regions: string[];
}

/** An environment, and under it the notes on its targets. */
export const MatrixRow = ({ row, regions }: MatrixRowProps) => {
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
