import { HubStatus } from '@argosy/plugin-deployments-common';
import { Alert, Text } from '@backstage/ui';
import { useText } from '../../hooks/useText';
import { useClockTime } from '../../hooks/useTime';

/** What has to be known of hubs to read the card rightly; nothing where all are live. */
export const HubNotices = ({ hubs }: { hubs: HubStatus[] }) => {
  const t = useText();
  const limited = hubs.filter(hub => !hub.details).map(hub => hub.name);
  if (hubs.length === 0)
    return <Alert status="warning" icon title={t('hub.none')} />;
  return (
    <>
      {hubs.map(hub =>
        hub.state === 'live' ? null : (
          <HubNotice key={hub.name} hub={hub} state={hub.state} />
        ),
      )}
      {limited.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('hub.limited', { hubs: limited.join(', ') })}
        </Text>
      )}
    </>
  );
};

interface HubNoticeProps {
  hub: HubStatus;
  state: Exclude<HubStatus['state'], 'live'>;
}

const HubNotice = ({ hub, state }: HubNoticeProps) => {
  const t = useText();
  const time = useClockTime(hub.since);
  const calm = state === 'connecting' || state === 'stale';
  return (
    <Alert
      status={calm ? 'info' : 'warning'}
      icon
      title={t(`hub.${state}`, { hub: hub.name, time })}
      description={[hub.cause, t('hub.lastKnown')].filter(Boolean).join(' ')}
    />
  );
};
