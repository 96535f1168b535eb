import { Alert, Button } from '@backstage/ui';
import { useText } from '../shared/useText';
import { reasonOf } from '../shared/reason';

interface NotReadProps {
  error: unknown;
  pending: boolean;
  onRetry(): void;
}

/** Why there is nothing to show: who may grant it, or what to try. */
export const NotRead = ({ error, pending, onRetry }: NotReadProps) => {
  const t = useText();
  const { kind, message } = reasonOf(error);
  if (kind === 'denied')
    return (
      <Alert
        status="info"
        icon
        title={t('vault.setUp.deniedTitle')}
        description={t('vault.setUp.denied')}
      />
    );
  return (
    <Alert
      status="danger"
      icon
      title={t('vault.setUp.failedTitle')}
      description={kind === 'other' ? message : t(`guidance.${kind}`)}
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
