import { Button, DialogTrigger, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RelativeTime } from '../../shared/RelativeTime';
import { ToneIcon } from '../../shared/ToneIcon';
import { useText } from '../../shared/useText';
import { useTargetWords } from '../hooks/useTargetWords';
import { ListBoard } from '../view/board';
import { notesOf } from '../view/notes';
import { applicationOf, placeIn } from '../view/place';
import { isLastKnown, Target } from '../view/target';
import { toneOf } from '../view/tone';
import { TargetDetails } from './Details';
import styles from './List.module.css';
import { TargetNotes } from './Notes';

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
              {...namesOf(target, board, row.title || t('board.other'))}
            />
          )),
      )}
    </ul>
  );
};

/** What names a line, what tells it from its neighbours, and where it stands in full. */
function namesOf(
  target: Target,
  { by, targets }: ListBoard,
  environment: string,
) {
  if (by === 'application') {
    const name = applicationOf(target);
    return { name, detail: target.cluster, place: name };
  }
  const detail = placeIn(targets)(target);
  return { name: environment, detail, place: `${environment}, ${detail}` };
}

interface TargetListRowProps {
  target: Target;
  name: string;
  detail: string;
  /** Where it stands, in full. */
  place: string;
}

const nowhere = () => '';

/** One target on a line, and under it why it is not well. */
const TargetListRow = ({ target, name, detail, place }: TargetListRowProps) => {
  const { version, state, well, hover } = useTargetWords(target);
  const muted = isLastKnown(target);
  const tone = toneOf(target);
  return (
    <li className={styles.item}>
      <DialogTrigger>
        <TooltipTrigger delay={600}>
          <Button className={styles.button} size="small" variant="tertiary">
            <span className={styles.line} data-muted={muted || undefined}>
              <ToneIcon tone={tone} muted={muted} />
              <span className={styles.name}>
                {name} <span className={styles.detail}>{detail}</span>
              </span>{' '}
              <span className={styles.version}>{version}</span>{' '}
              <span className={styles.state} data-tone={muted ? 'muted' : tone}>
                {state ?? well}
              </span>{' '}
              <span className={styles.age}>
                {target.kind === 'existing' && (
                  <RelativeTime
                    at={target.deployment.changedAt}
                    hover={false}
                  />
                )}
              </span>
            </span>
          </Button>
          <Tooltip>{hover}</Tooltip>
        </TooltipTrigger>
        <TargetDetails target={target} place={place} />
      </DialogTrigger>
      <div className={styles.under}>
        <TargetNotes notes={notesOf([target])} placeOf={nowhere} />
      </div>
    </li>
  );
};
