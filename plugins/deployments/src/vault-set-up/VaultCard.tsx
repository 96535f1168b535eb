import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { useClockTime } from '../shared/useTime';
import { Tone } from '../card/view/tone';
import { ToneIcon } from '../shared/ToneIcon';
import { Findings } from './Findings';
import { VaultOfSetUp } from './setUp';
import { Steps } from './Steps';
import styles from './VaultSetUp.module.css';

const toneOf = (state: VaultOfSetUp['state']): Tone => {
  if (state === 'live') return 'well';
  if (state === 'connecting') return 'busy';
  return state === 'unsafe' ? 'bad' : 'unclear';
};

/** How a Vault stands, what the preflight says of it, and the steps in order. */
export const VaultCard = ({ vault }: { vault: VaultOfSetUp }) => {
  const t = useText();
  const { name, state, cause, refused, missing } = vault;
  const isJudged = state === 'live' && refused.length + missing.length === 0;
  return (
    <Card aria-label={name}>
      <CardHeader>
        <CardHead vault={vault} />
      </CardHeader>
      <CardBody>
        <div className={styles.vault}>
          {cause && (
            <Text as="p" variant="body-medium">
              {[cause.message, cause.next].filter(Boolean).join(' ')}
            </Text>
          )}
          <Findings
            title={t('vault.setUp.refusedTitle')}
            tone="bad"
            findings={refused}
          />
          <Findings
            title={t('vault.setUp.missingTitle')}
            tone="drift"
            findings={missing}
          />
          {isJudged && (
            <span className={styles.judged}>
              <ToneIcon tone="well" />
              {t('vault.setUp.prepared')}
            </span>
          )}
          <Steps vault={vault} />
        </div>
      </CardBody>
    </Card>
  );
};

const CardHead = ({ vault }: { vault: VaultOfSetUp }) => {
  const t = useText();
  const { name, state, since, url } = vault;
  const time = useClockTime(since);
  return (
    <div className={styles.head}>
      <Text as="h2" variant="body-large" weight="bold">
        {name}
      </Text>
      <span className={styles.state}>
        <ToneIcon tone={toneOf(state)} />
        {t(`vault.word.${state}`)} {t('vault.setUp.since', { time })}
      </span>
      <Link
        href={url}
        target="_blank"
        variant="body-small"
        className={styles.open}
      >
        {t('vault.setUp.open', { vault: name })}
      </Link>
    </div>
  );
};
