import { Entity } from '@backstage/catalog-model';
import { ReactNode, useMemo } from 'react';
import { clock } from '../shared/clock';
import { Answer, arrange } from './view/board';
import { creationOf, stageOf } from './view/stage';
import { CreationTimeline } from './CreationTimeline';
import { Unannotated } from './Unannotated';
import { Unmatched } from './Unmatched';
import { HubNotices } from './HubNotices';
import { BoardView } from './BoardView';

interface AnsweredProps {
  answer: Answer;
  entity: Entity;
  /** Stands below what runs, and above what helps to find it. */
  children: ReactNode;
}

/** The body of the card for what the backend said. */
export const Answered = ({ answer, entity, children }: AnsweredProps) => {
  const board = useMemo(() => arrange(answer), [answer]);
  const creation = useMemo(() => creationOf(answer, clock.now()), [answer]);
  const stage = stageOf(answer, creation);
  return (
    <>
      <HubNotices hubs={answer.hubs} />
      {creation && <CreationTimeline creation={creation} />}
      {stage === 'board' && <BoardView board={board} />}
      {children}
      {stage === 'unannotated' && <Unannotated entity={entity} />}
      {stage === 'unmatched' && <Unmatched match={answer.match} />}
    </>
  );
};
