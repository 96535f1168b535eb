import { Text, useText } from '../../hooks/useText';
import { ListBoard, Row } from '../../view/board';
import { applicationOf, placeIn, sharesPlace } from '../../view/place';
import { Target } from '../../view/target';
import styles from './TargetList.module.css';
import { TargetListRow } from './TargetListRow';

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
  const title = row.title || t('board.other');
  const region = placeIn(targets)(target);
  const place = `${title}, ${region}`;
  switch (by) {
    case 'application': {
      const name = applicationOf(target);
      return { name, detail: target.cluster, place: name };
    }
    case 'place':
      return { name: title, detail: region, place };
    case 'region':
      return { name: region, place };
    default:
      return {
        name: title,
        detail: sharesPlace(target, targets) ? target.cluster : undefined,
        place,
      };
  }
}
