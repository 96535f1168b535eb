import { Alert, Button } from '@backstage/ui';
import { reasonOf, reasonText } from './reason';
import { useText } from './useText';

interface FailureProps {
  error: unknown;
  /** What could not be read, and who may grant it, in words of the page. */
  texts: Record<'deniedTitle' | 'denied' | 'failedTitle', string>;
  /** Said below the reason. */
  more?: string;
  pending: boolean;
  onRetry(): void;
}

/** Why there is no fresh answer, and what to do about it. */
export const Failure = (props: FailureProps) => {
  const { error, texts, more, pending, onRetry } = props;
  const t = useText();
  const reason = reasonOf(error);
  if (reason.kind === 'denied')
    return (
      <Alert
        status="info"
        icon
        title={texts.deniedTitle}
        description={texts.denied}
      />
    );
  return (
    <Alert
      status="danger"
      icon
      title={texts.failedTitle}
      description={[reasonText(reason, t), more].filter(Boolean).join(' ')}
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
