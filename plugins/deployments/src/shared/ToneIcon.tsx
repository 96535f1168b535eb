import {
  RiArrowUpCircleLine,
  RiCheckLine,
  RiCloseCircleFill,
  RiLoader4Line,
  RiPauseCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { Tone } from '../card/view/tone';
import styles from './ToneIcon.module.css';

const ICONS = {
  well: RiCheckLine,
  busy: RiLoader4Line,
  paused: RiPauseCircleLine,
  drift: RiArrowUpCircleLine,
  unclear: RiQuestionLine,
  bad: RiCloseCircleFill,
} satisfies Record<Tone, typeof RiCheckLine>;

/** Shape and colour of a tone; the word stands beside it, or in the name of what holds it. */
export const ToneIcon = ({ tone, muted }: { tone: Tone; muted?: boolean }) => {
  const Icon = ICONS[tone];
  return (
    <Icon
      aria-hidden
      className={styles.icon}
      data-tone={muted ? 'muted' : tone}
    />
  );
};
