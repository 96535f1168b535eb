import { Secrets, SecretStatus } from '@argosy/plugin-deployments-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { RiArrowRightSLine, RiRefreshLine } from '@remixicon/react';
import { useMemo } from 'react';
import { legible } from '../shared/legible';
import { reasonOf, reasonText } from '../shared/reason';
import { ToneIcon } from '../shared/ToneIcon';
import { useText } from '../shared/useText';
import { useAge } from '../shared/useTime';
import { SecretsCheck, SecretsNow } from './hooks/useSecrets';
import { useSecretsWords } from './hooks/useSecretsWords';
import styles from './SecretsLine.module.css';
import { SecretsView } from './SecretsView';
import { SecretsSummary, summarizeSecrets } from './view/summarize';

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

/** Why keys are not known, or not fresh. Who may not see Deployments is told so by the card. */
const SecretsFailure = ({ now }: { now: SecretsNow }) => {
  const t = useText();
  const reason = reasonOf(now.error);
  if (reason.kind === 'denied') return null;
  return (
    <div className={styles.failure} role="status">
      <ToneIcon tone="unclear" />
      <span>
        {t(now.answer ? 'secrets.failedKept' : 'secrets.failed', {
          message: reasonText(reason, t),
        })}
      </span>
      <Button
        size="small"
        variant="secondary"
        isPending={now.pending}
        onPress={now.refresh}
      >
        {t('guidance.retry')}
      </Button>
    </div>
  );
};

interface SecretsDialogProps {
  secrets: Secrets;
  check: SecretsCheck;
}

/** Keys by targets, in a dialog, and a look into Vault on request. */
const SecretsDialog = ({ secrets, check }: SecretsDialogProps) => {
  const t = useText();
  return (
    <Dialog width={920} className={legible}>
      <DialogHeader>{t('secrets.title')}</DialogHeader>
      <DialogBody>
        <SecretsView secrets={secrets} />
      </DialogBody>
      <DialogFooter>
        <CheckNow items={secrets.items} check={check} />
        <Button slot="close" variant="secondary">
          {t('secrets.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};

interface CheckNowProps {
  items: readonly SecretStatus[];
  check: SecretsCheck;
}

/** When Vault was asked last, and a button that asks it now. */
const CheckNow = ({ items, check }: CheckNowProps) => {
  const t = useText();
  return (
    <>
      <span className={styles.looked} role="status">
        <CheckWords items={items} check={check} />
      </span>
      <Button
        variant="secondary"
        iconStart={<RiRefreshLine aria-hidden />}
        isPending={check.checking}
        onPress={check.start}
      >
        {t('secrets.check.now')}
      </Button>
    </>
  );
};

const CheckWords = ({ items, check }: CheckNowProps) => {
  const t = useText();
  const newest = items
    .flatMap(({ checkedAt }) => checkedAt ?? [])
    .sort()
    .pop();
  const age = useAge(newest ?? 0);
  if (check.checking) return <>{t('secrets.check.checking')}</>;
  if (check.error !== undefined) {
    const message = reasonText(reasonOf(check.error), t);
    return <>{t('secrets.check.failed', { message })}</>;
  }
  return (
    <>
      {newest ? t('secrets.check.looked', { age }) : t('secrets.check.never')}
    </>
  );
};
