import { HubStatus } from '@argosy/plugin-deployments-common';

/** How far the card can be trusted to show the present. */
export type Liveness = 'live' | 'partly' | 'not';

/** Live only when signals arrive, the last request worked and every hub is watched. */
export function livenessOf(
  hubs: readonly HubStatus[],
  signals: boolean,
  failed: boolean,
): Liveness {
  const live = hubs.filter(hub => hub.state === 'live').length;
  if (!signals || failed || live === 0) return 'not';
  return live === hubs.length ? 'live' : 'partly';
}
