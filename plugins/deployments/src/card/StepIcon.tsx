import { TimelineStep } from '@argosy/plugin-deployments-common';
import { RiCircleLine } from '@remixicon/react';
import { Tone } from './view/tone';
import { ToneIcon } from '../shared/ToneIcon';
import styles from './CreationTimeline.module.css';

const TONES = {
  done: 'well',
  running: 'busy',
  failed: 'bad',
} satisfies Record<Exclude<TimelineStep['state'], 'waiting'>, Tone>;

/** The state of a step as a shape. */
export const StepIcon = ({ state }: Pick<TimelineStep, 'state'>) =>
  state === 'waiting' ? (
    <RiCircleLine aria-hidden className={styles.waiting} />
  ) : (
    <ToneIcon tone={TONES[state]} />
  );
