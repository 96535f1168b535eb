import {
  RiAlertLine,
  RiArrowUpCircleLine,
  RiCheckLine,
  RiCloseCircleFill,
  RiInformationLine,
  RiLoader4Line,
  RiPauseCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { Tone } from './tone';
import styles from './ToneIcon.module.css';

const ICONS = {
  well: RiCheckLine,
  info: RiInformationLine,
  busy: RiLoader4Line,
  paused: RiPauseCircleLine,
  drift: RiArrowUpCircleLine,
  unclear: RiQuestionLine,
  warning: RiAlertLine,
  bad: RiCloseCircleFill,
  neutral: RiInformationLine,
} satisfies Record<Tone, typeof RiCheckLine>;

/**
 * Shape and colour of a tone; the word stands beside it, or in the name of what holds it. The colour stays with the
 * icon: small words in these colours are hard to read.
 */
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
