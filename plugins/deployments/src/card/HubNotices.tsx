import { HubStatus } from '@argosy/plugin-deployments-common';
import { Alert, Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { useClockTime } from '../shared/useTime';

/** What has to be known of hubs to read the card rightly; nothing where all are live. */
export const HubNotices = ({ hubs }: { hubs: HubStatus[] }) => {
  const t = useText();
  const limited = hubs.filter(hub => !hub.details).map(hub => hub.name);
  if (hubs.length === 0)
    return <Alert status="warning" icon title={t('hub.none')} />;
  return (
    <>
      {hubs.map(hub =>
        hub.state === 'live' ? (
          <Small key={hub.name}>{hub.cause}</Small>
        ) : (
          <HubNotice key={hub.name} hub={hub} state={hub.state} />
        ),
      )}
      {hubs.map(
        ({ name, unreadable }) =>
          unreadable && (
            <UnreadableNotice key={name} hub={name} unreadable={unreadable} />
          ),
      )}
      {limited.length > 0 && (
        <Small>{t('hub.limited', { hubs: limited.join(', ') })}</Small>
      )}
    </>
  );
};

/** What takes nothing from the card: of a live hub, what we may not ask or tell it. */
const Small = ({ children }: { children?: string }) =>
  children ? (
    <Text as="p" variant="body-small" color="secondary">
      {children}
    </Text>
  ) : null;

interface UnreadableNoticeProps {
  hub: string;
  unreadable: NonNullable<HubStatus['unreadable']>;
}

const UnreadableNotice = ({ hub, unreadable }: UnreadableNoticeProps) => {
  const t = useText();
  const { count, first } = unreadable;
  const time = useClockTime(unreadable.since);
  const named = first.map(one => `${one.name}: ${one.why}`).join(' ');
  return (
    <Small>
      {[t('hub.unreadable', { hub, count, time }), named].join(' ').trim()}
    </Small>
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
