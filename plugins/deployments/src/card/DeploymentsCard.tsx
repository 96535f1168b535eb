import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Skeleton,
  VisuallyHidden,
} from '@backstage/ui';
import { ReactNode, useMemo, useRef } from 'react';
import { useSecrets } from '../secrets/hooks/useSecrets';
import { SecretsLine } from '../secrets/SecretsLine';
import { clock } from '../shared/clock';
import { Failure } from '../shared/Failure';
import { legible } from '../shared/legible';
import { useText } from '../shared/useText';
import { useWidth } from '../shared/useWidth';
import { CardTitle } from './CardTitle';
import { CreationTimeline } from './CreationTimeline';
import styles from './DeploymentsCard.module.css';
import { Footer } from './Footer';
import { Unannotated, Unmatched } from './Guidance';
import { useDeployments } from './hooks/useDeployments';
import { HubNotices } from './HubNotices';
import { TargetList } from './targets/List';
import { TargetMatrix } from './targets/Matrix';
import { Answer, arrange, asList, Board } from './view/board';
import { creationOf, stageOf } from './view/stage';

/** Where the service of the entity page runs, which version, whether it is well, and why not. */
export const DeploymentsCard = () => {
  const t = useText();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const deployments = useDeployments(entityRef);
  const now = useSecrets(entityRef);
  const { answer, error, pending, refresh } = deployments;
  const isFirst = !answer && error === undefined;
  const secrets = <SecretsLine now={now} isSaid={error !== undefined} />;
  return (
    <Card aria-label={t('title')} className={`${styles.card} ${legible}`}>
      <CardHeader>
        <CardTitle deployments={deployments} />
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          {error !== undefined && (
            <Failure
              error={error}
              texts={{
                deniedTitle: t('guidance.deniedTitle'),
                denied: t('guidance.denied'),
                failedTitle: t('guidance.failedTitle'),
              }}
              more={answer && t('guidance.failedKept')}
              pending={pending}
              onRetry={refresh}
            />
          )}
          {isFirst && <Loading />}
          {answer ? (
            <Answered answer={answer} entity={entity}>
              {secrets}
            </Answered>
          ) : (
            secrets
          )}
        </div>
      </CardBody>
      {answer || isFirst ? (
        <CardFooter>
          {answer ? <Footer answer={answer} /> : <LoadingFooter />}
        </CardFooter>
      ) : null}
    </Card>
  );
};

interface AnsweredProps {
  answer: Answer;
  entity: Entity;
  /** Stands below what runs, and above what helps to find it. */
  children: ReactNode;
}

/** The body of the card for what the backend said. */
const Answered = ({ answer, entity, children }: AnsweredProps) => {
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

/** In less than this a matrix would hide most of its cells, perhaps the one that is not well. */
const ROOM_FOR_MATRIX = 440;

/** The targets, as a matrix where it says more than a list and has room. */
const BoardView = ({ board }: { board: Board }) => {
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

const ROWS = ['first', 'second', 'third'];
const COLUMNS = ['environment', 'one', 'two', 'three'];

/** A matrix without content, of the size that most have. */
const Loading = () => {
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
const LoadingFooter = () => <Skeleton height={16} width="30%" aria-hidden />;
