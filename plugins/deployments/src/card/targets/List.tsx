import { Text, useText } from '../../shared/useText';
import { ListBoard, Row } from '../view/board';
import { applicationOf, placeIn } from '../view/place';
import { Target } from '../view/target';
import styles from './List.module.css';
import { TargetListRow } from './ListRow';

/** Targets one below the other, where a matrix says no more or has no room. */
export const TargetList = ({ board }: { board: ListBoard }) => {
  const t = useText();
  return (
    <ul className={styles.list} aria-label={t('board.list')}>
      {board.rows.flatMap(row =>
        [...row.cells.values()]
          .flat()
          .map(target => (
            <TargetListRow
              key={target.key}
              target={target}
              {...namesOf(board, row, target, t)}
            />
          )),
      )}
    </ul>
  );
};

/** What names a line, what tells it from its neighbours, and where it stands in full. */
function namesOf(
  { by, targets }: ListBoard,
  row: Row,
  target: Target,
  t: Text,
) {
  if (by === 'application') {
    const name = applicationOf(target);
    return { name, detail: target.cluster, place: name };
  }
  const name = row.title || t('board.other');
  const detail = placeIn(targets)(target);
  return { name, detail, place: `${name}, ${detail}` };
}
