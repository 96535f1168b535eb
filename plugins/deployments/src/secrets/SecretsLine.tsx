import { Secrets } from '@argosy/plugin-deployments-common';
import { Button, DialogTrigger } from '@backstage/ui';
import { RiArrowRightSLine } from '@remixicon/react';
import { useMemo } from 'react';
import { SecretsNow } from './hooks/useSecrets';
import { SecretsSummary, summarizeSecrets } from './view/summarize';
import { ToneIcon } from '../shared/ToneIcon';
import styles from './SecretsLine.module.css';
import { SecretsDialog } from './SecretsDialog';
import { SecretsFailure } from './SecretsFailure';
import { useSecretsWords } from './useSecretsWords';

interface SecretsLineProps {
  now: SecretsNow;
  /** True where the card itself says that the backend cannot be asked. */
  isSaid: boolean;
}

/** One line about the keys in Vault; opens the matrix. Nothing where no key is required. */
export const SecretsLine = ({ now, isSaid }: SecretsLineProps) => {
  const { answer, error } = now;
  const summary = useMemo(() => answer && summarizeSecrets(answer), [answer]);
  return (
    <div className={styles.about}>
      {answer && summary && (
        <Opener answer={answer} summary={summary} now={now} />
      )}
      {error !== undefined && !isSaid && <SecretsFailure now={now} />}
    </div>
  );
};

interface OpenerProps {
  answer: Secrets;
  summary: SecretsSummary;
  now: SecretsNow;
}

const Opener = ({ answer, summary, now }: OpenerProps) => {
  const { tone, text } = useSecretsWords(summary);
  return (
    <DialogTrigger>
      <Button className={styles.line} size="small" variant="tertiary">
        <span className={styles.face} data-tone={tone}>
          <ToneIcon tone={tone} />
          <span className={styles.sentence}>{text}</span>
          <RiArrowRightSLine aria-hidden className={styles.arrow} />
        </span>
      </Button>
      <SecretsDialog secrets={answer} check={now.check} />
    </DialogTrigger>
  );
};
