import { Alert, Button } from '@backstage/ui';
import { reasonOf } from './reason';
import { useText } from './useText';

interface FailureProps {
  error: unknown;
  /** True where an older answer stays on the card. */
  kept: boolean;
  pending: boolean;
  onRetry(): void;
}

/** Why there is no fresh answer, and what to do about it. */
export const Failure = ({ error, kept, pending, onRetry }: FailureProps) => {
  const t = useText();
  const { kind, message } = reasonOf(error);
  if (kind === 'denied')
    return (
      <Alert
        status="info"
        icon
        title={t('guidance.deniedTitle')}
        description={t('guidance.denied')}
      />
    );
  return (
    <Alert
      status="danger"
      icon
      title={t('guidance.failedTitle')}
      description={[
        kind === 'other' ? message : t(`guidance.${kind}`),
        kept && t('guidance.failedKept'),
      ]
        .filter(Boolean)
        .join(' ')}
      customActions={
        <Button
          size="small"
          variant="secondary"
          isPending={pending}
          onPress={onRetry}
        >
          {t('guidance.retry')}
        </Button>
      }
    />
  );
};
