import type { HubStatus } from '@argosy/plugin-deployments-common';
import type { HubContext } from './types';

type State = HubStatus['state'];

interface WatchStatus {
  state: State;
  cause?: string;
}

/** The state of a hub is the first of these that any of its watches reports. */
const WORST_FIRST: State[] = [
  'refused',
  'unreachable',
  'stale',
  'connecting',
  'live',
];

/** Puts the status of a hub together from what its watches and Argo CD's own API report. */
export interface HubStatusReport {
  begin(): Promise<void>;
  /** How the watch with this key is doing. */
  report(key: string, status: WatchStatus): Promise<void>;
  /** Whether Argo CD's own API answers, and why not. */
  reportDetails(status: { details: boolean; cause?: string }): Promise<void>;
  /** What our account may not do on a live hub, as a message. */
  reportMissingRights(missing?: string): Promise<void>;
  /** Calls back whenever the hub becomes live. */
  onLive(callback: () => void): void;
}

/** Saves the status whenever it changes, notifies screens and writes it to the log. */
export function openHubStatus({
  hub,
  readModel,
  notifier,
  logger,
}: HubContext): HubStatusReport {
  const watches = new Map<string, WatchStatus>();
  const keys = hub.namespaces.flatMap(namespace =>
    ['applications', 'applicationsets'].map(kind => `${kind}/${namespace}`),
  );
  let ownApi: { details: boolean; cause?: string } = { details: hub.details };
  let missingRights: string | undefined;
  let callbacks: Array<() => void> = [];
  let last: State | undefined;
  let saving: Promise<void> = Promise.resolve();

  const save = async () => {
    const worst = worstOf([...watches.values()]);
    const cause =
      worst.state === 'live'
        ? [ownApi.cause, missingRights].filter(Boolean).join(' ')
        : worst.cause;
    const changed = await readModel.saveHub({
      name: hub.name,
      url: hub.url,
      state: worst.state,
      details: ownApi.details,
      ...(cause && { cause }),
    });
    if (changed) {
      notifier.changed([`hub/${hub.name}`]);
      const message = `Hub ${hub.name} is ${worst.state}.`;
      if (cause) logger.warn(`${message} ${cause}`);
      else logger.info(message);
    }
    if (worst.state === 'live' && last !== 'live') {
      callbacks.forEach(callback => callback());
    }
    last = worst.state;
  };
  // One after the other, or an older state could overwrite a newer one.
  const saveInTurn = () => {
    const turn = saving.then(save);
    saving = turn.catch(() => undefined);
    return turn;
  };

  return {
    begin() {
      keys.forEach(key => watches.set(key, { state: 'connecting' }));
      return saveInTurn();
    },
    report(key, status) {
      watches.set(key, status);
      return saveInTurn();
    },
    reportDetails(status) {
      ownApi = status;
      return saveInTurn();
    },
    reportMissingRights(missing) {
      if (missing === missingRights) return Promise.resolve();
      missingRights = missing;
      return saveInTurn();
    },
    onLive(callback) {
      callbacks = [...callbacks, callback];
    },
  };
}

function worstOf(all: WatchStatus[]): WatchStatus {
  return all.reduce((worst, status) =>
    WORST_FIRST.indexOf(status.state) < WORST_FIRST.indexOf(worst.state)
      ? status
      : worst,
  );
}
