import { Button } from '@backstage/ui';
import { useText } from '../shared/useText';
import { SecretsNow } from './hooks/useSecrets';
import { reasonOf } from '../shared/reason';
import { ToneIcon } from '../shared/ToneIcon';
import styles from './SecretsLine.module.css';

/** Why keys are not known, or not fresh. Who may not see Deployments is told so by the card. */
export const SecretsFailure = ({ now }: { now: SecretsNow }) => {
  const t = useText();
  const { kind, message } = reasonOf(now.error);
  if (kind === 'denied') return null;
  const reason = kind === 'other' ? message : t(`guidance.${kind}`);
  return (
    <div className={styles.failure} role="status">
      <ToneIcon tone="unclear" />
      <span>
        {t(now.answer ? 'secrets.failedKept' : 'secrets.failed', {
          message: reason,
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
