import { Button, DialogTrigger, Tooltip, TooltipTrigger } from '@backstage/ui';
import { notesOf } from '../view/notes';
import { isLastKnown, Target } from '../view/target';
import { toneOf } from '../view/tone';
import { RelativeTime } from '../../shared/RelativeTime';
import { useTargetWords } from '../hooks/useTargetWords';
import { TargetDetails } from './Details';
import { TargetNotes } from './Notes';
import { ToneIcon } from '../../shared/ToneIcon';
import styles from './List.module.css';

interface TargetListRowProps {
  target: Target;
  name: string;
  detail: string;
  /** Where it stands, in full. */
  place: string;
}

const nowhere = () => '';

/** One target on a line, and under it why it is not well. */
export const TargetListRow = ({
  target,
  name,
  detail,
  place,
}: TargetListRowProps) => {
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
                {target.kind === 'standing' && (
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
