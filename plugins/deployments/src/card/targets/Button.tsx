import {
  Button,
  DialogTrigger,
  Tooltip,
  TooltipTrigger,
  VisuallyHidden,
} from '@backstage/ui';
import { RelativeTime } from '../../shared/RelativeTime';
import { ToneIcon } from '../../shared/ToneIcon';
import { useTargetWords } from '../hooks/useTargetWords';
import { isLastKnown, Target } from '../view/target';
import { toneOf } from '../view/tone';
import styles from './Button.module.css';
import { TargetDetails } from './Details';

interface TargetButtonProps {
  target: Target;
  /** Where it stands: `prod, us-east`. */
  place: string;
  /** Shown where a cell holds several. */
  cluster?: string;
}

/** A cell of the matrix: version, age, and the state where it is not well. Opens the details. */
export const TargetButton = ({ target, place, cluster }: TargetButtonProps) => {
  const { version, state, well, hover } = useTargetWords(target);
  const muted = isLastKnown(target);
  const tone = toneOf(target);
  return (
    <DialogTrigger>
      <TooltipTrigger delay={600}>
        <Button
          className={styles.button}
          data-muted={muted || undefined}
          size="small"
          variant="tertiary"
        >
          <span className={styles.face}>
            <ToneIcon tone={tone} muted={muted} />
            <span className={styles.version}>
              <VisuallyHidden>{`${place}: `}</VisuallyHidden>
              {version}
            </span>{' '}
            {target.kind === 'existing' && (
              <span className={styles.age}>
                <RelativeTime at={target.deployment.changedAt} hover={false} />
                {well && <VisuallyHidden>{`, ${well}`}</VisuallyHidden>}
              </span>
            )}{' '}
            {cluster && <span className={styles.under}>{cluster}</span>}{' '}
            {state && (
              <span className={styles.under} data-tone={muted ? 'muted' : tone}>
                {state}
              </span>
            )}
          </span>
        </Button>
        <Tooltip>{hover}</Tooltip>
      </TooltipTrigger>
      <TargetDetails target={target} place={place} />
    </DialogTrigger>
  );
};
