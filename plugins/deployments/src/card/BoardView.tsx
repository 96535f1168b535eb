import { useRef } from 'react';
import { useWidth } from '../shared/useWidth';
import { asList, Board } from './view/board';
import { TargetList } from './targets/List';
import { TargetMatrix } from './targets/Matrix';

/** In less than this a matrix would hide most of its cells, perhaps the one that is not well. */
const ROOM_FOR_MATRIX = 440;

/** The targets, as a matrix where it says more than a list and has room. */
export const BoardView = ({ board }: { board: Board }) => {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const narrow = width !== undefined && width < ROOM_FOR_MATRIX;
  return (
    <div ref={ref}>
      {board.shape === 'matrix' && !narrow ? (
        <TargetMatrix board={board} />
      ) : (
        <TargetList board={board.shape === 'matrix' ? asList(board) : board} />
      )}
    </div>
  );
};
