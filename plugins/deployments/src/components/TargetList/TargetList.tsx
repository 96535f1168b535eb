import { useText } from '../../hooks/useText';
import { Board, Row } from '../../view/board';
import { applicationOf, sharesPlace } from '../../view/place';
import { Target } from '../../view/target';
import styles from './TargetList.module.css';
import { TargetListRow } from './TargetListRow';

type ListBoard = Extract<Board, { shape: 'list' }>;

/** What names a line of the list, and what tells it from its neighbours. */
interface Names {
  name: string;
  detail?: string;
}

/** Targets one below the other, where a matrix would have one row or one column. */
export const TargetList = ({ board }: { board: ListBoard }) => {
  const t = useText();
  const namesOf = (row: Row, target: Target): Names => {
    const title = row.title || t('board.other');
    if (board.by === 'application')
      return { name: applicationOf(target), detail: target.cluster };
    const name = board.by === 'environment' ? title : target.region;
    const shared = sharesPlace(target, board.targets);
    return { name, detail: shared ? target.cluster : undefined };
  };
  return (
    <ul className={styles.list} aria-label={t('board.list')}>
      {board.rows.flatMap(row =>
        [...row.cells.values()]
          .flat()
          .map(target => (
            <TargetListRow
              key={target.key}
              target={target}
              {...namesOf(row, target)}
              place={
                board.by === 'application'
                  ? applicationOf(target)
                  : `${row.title || t('board.other')}, ${target.region}`
              }
            />
          )),
      )}
    </ul>
  );
};
