import { Button, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useText } from '../shared/useText';
import { absolute, useAge } from '../shared/useTime';
import { Deployments } from './hooks/useDeployments';
import { livenessOf } from './view/liveness';
import styles from './DeploymentsCard.module.css';
import { LiveMark } from './LiveMark';

/** The title, how fresh the card is, and whether it stays so by itself. */
export const CardTitle = ({ deployments }: { deployments: Deployments }) => {
  const t = useText();
  const { answer, answeredAt, error, pending, signals, refresh } = deployments;
  const failed = error !== undefined;
  return (
    <div className={styles.title}>
      <Text as="h2" variant="body-large" weight="bold">
        {t('title')}
      </Text>
      <div className={styles.freshness}>
        {answeredAt !== undefined && <Updated at={answeredAt} />}
        {answer && (
          <LiveMark
            liveness={livenessOf(answer.hubs, signals, failed)}
            reason={signals ? undefined : t('header.noSignals')}
          />
        )}
        {answer && !signals && (
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiRefreshLine aria-hidden />}
            isPending={pending}
            onPress={refresh}
          >
            {t('header.refresh')}
          </Button>
        )}
      </div>
    </div>
  );
};

const Updated = ({ at }: { at: number }) => {
  const t = useText();
  return (
    <time dateTime={new Date(at).toISOString()} title={absolute(at)}>
      {t('header.updated', { age: useAge(at) })}
    </time>
  );
};
