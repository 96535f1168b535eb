import { getVaultSetUp, OutputOf } from '@argosy/plugin-deployments-common';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { CopyLines } from '../shared/CopyLines';
import { Tone } from '../shared/tone';
import { safeHref } from '../shared/safeHref';
import { ToneIcon } from '../shared/ToneIcon';
import { useText } from '../shared/useText';
import { useClockTime } from '../shared/useTime';
import { Findings } from './Findings';
import styles from './VaultSetUp.module.css';

const toneOf = (state: VaultOfSetUp['state']): Tone => {
  if (state === 'live') return 'well';
  if (state === 'connecting') return 'busy';
  return state === 'unsafe' ? 'bad' : 'unclear';
};

/** How a Vault stands, what the preflight says of it, and the steps in order. */
export const VaultCard = ({ vault }: { vault: VaultOfSetUp }) => {
  const t = useText();
  const { name, state, cause, refused, missing, warnings } = vault;
  const isJudged =
    state === 'live' &&
    [refused, missing, warnings].every(({ length }) => length === 0);
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
            tone="warning"
            findings={missing}
          />
          <Findings
            title={t('vault.setUp.warningsTitle')}
            tone="warning"
            findings={warnings}
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
  const href = safeHref(url);
  return (
    <div className={styles.head}>
      <Text as="h2" variant="body-large" weight="bold">
        {name}
      </Text>
      <span className={styles.state}>
        <ToneIcon tone={toneOf(state)} />
        {t(`vault.word.${state}`)} {t('vault.setUp.since', { time })}
      </span>
      {href && (
        <Link
          href={href}
          target="_blank"
          variant="body-small"
          className={styles.open}
        >
          {t('vault.setUp.open', { vault: name })}
        </Link>
      )}
    </div>
  );
};

/** What the page asks for. */
export type SetUp = OutputOf<typeof getVaultSetUp>;

/** One Vault of it. */
type VaultOfSetUp = SetUp['vaults'][number];

/** The steps in order: what, why, and the command. */
const Steps = ({ vault }: { vault: VaultOfSetUp }) => {
  const t = useText();
  const { name, steps } = vault;
  if (steps.length === 0)
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('vault.setUp.noSteps')}
      </Text>
    );
  return (
    <ol
      className={styles.steps}
      aria-label={t('vault.setUp.stepsOf', { vault: name })}
    >
      {steps.map(({ title, why, command }, index) => {
        const number = String(index + 1);
        return (
          <li key={title} className={styles.step}>
            <span aria-hidden className={styles.number}>
              {number}
            </span>
            <div className={styles.what}>
              <Text as="h3" variant="body-medium" weight="bold">
                {title}
              </Text>
              <CopyLines
                label={why}
                what={t('vault.setUp.copyStep', { number, title })}
                lines={command}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
};
