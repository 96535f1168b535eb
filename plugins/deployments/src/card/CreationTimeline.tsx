import { TimelineStep } from '@argosy/plugin-deployments-common';
import { Link, List, ListRow } from '@backstage/ui';
import { RiCircleLine } from '@remixicon/react';
import { RelativeTime } from '../shared/RelativeTime';
import { safeHref } from '../shared/safeHref';
import { Tone } from '../shared/tone';
import { ToneIcon } from '../shared/ToneIcon';
import { useText } from '../shared/useText';
import styles from './CreationTimeline.module.css';
import { Creation } from './view/stage';

/** From the open Change to Healthy: what is done, what runs and what it waits for. */
export const CreationTimeline = ({ creation }: { creation: Creation }) => {
  const t = useText();
  const { change, steps } = creation;
  const href = safeHref(change.url);
  const words = {
    done: t('creation.done'),
    running: t('creation.running'),
    waiting: t('creation.waiting'),
    failed: t('creation.failed'),
  };
  return (
    <List
      className={styles.timeline}
      aria-label={t('creation.label', { service: change.service })}
    >
      {steps.map((step, index) => (
        <ListRow
          key={step.name}
          textValue={`${step.name}: ${words[step.state]}`}
          icon={<StepIcon state={step.state} />}
          description={step.detail}
          customActions={
            <span className={styles.side}>
              {step.at ? <RelativeTime at={step.at} /> : words[step.state]}
            </span>
          }
        >
          {index === 0 && href ? (
            <Link href={href} target="_blank">
              {change.number
                ? t('creation.pullRequest', {
                    name: step.name,
                    number: String(change.number),
                  })
                : step.name}
            </Link>
          ) : (
            step.name
          )}
        </ListRow>
      ))}
    </List>
  );
};

const TONES = {
  done: 'well',
  running: 'busy',
  failed: 'bad',
} satisfies Record<Exclude<TimelineStep['state'], 'waiting'>, Tone>;

/** The state of a step as a shape. */
const StepIcon = ({ state }: Pick<TimelineStep, 'state'>) =>
  state === 'waiting' ? (
    <RiCircleLine aria-hidden className={styles.waiting} />
  ) : (
    <ToneIcon tone={TONES[state]} />
  );
