import { HubStatus } from '@argosy/plugin-deployments-common';
import { Button, Text } from '@backstage/ui';
import {
  RiAlertLine,
  RiRadioButtonLine,
  RiRefreshLine,
  RiWifiOffLine,
} from '@remixicon/react';
import { useText } from '../shared/useText';
import { absolute, useAge } from '../shared/useTime';
import styles from './DeploymentsCard.module.css';
import { Deployments } from './hooks/useDeployments';

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

/** How far the card can be trusted to show the present. */
type Liveness = 'live' | 'partly' | 'not';

/** Live only when signals arrive, the last request worked and every hub is watched. */
function livenessOf(
  hubs: readonly HubStatus[],
  signals: boolean,
  failed: boolean,
): Liveness {
  const live = hubs.filter(hub => hub.state === 'live').length;
  if (!signals || failed || live === 0) return 'not';
  return live === hubs.length ? 'live' : 'partly';
}

const ICONS = {
  live: RiRadioButtonLine,
  partly: RiAlertLine,
  not: RiWifiOffLine,
} satisfies Record<Liveness, typeof RiAlertLine>;

interface LiveMarkProps {
  liveness: Liveness;
  /** Said on hover. */
  reason?: string;
}

/** Whether the card follows the hubs, as icon and word. */
const LiveMark = ({ liveness, reason }: LiveMarkProps) => {
  const t = useText();
  const Icon = ICONS[liveness];
  return (
    <span className={styles.live} data-liveness={liveness} title={reason}>
      <Icon aria-hidden />
      {t(`header.${liveness}`)}
    </span>
  );
};
