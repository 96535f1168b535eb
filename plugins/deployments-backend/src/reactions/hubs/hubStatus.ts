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
  const saver = createSaver({ hub, readModel, notifier, logger });
  const saveInTurn = () =>
    saver.saveInTurn(() => {
      const { state, cause } = worstOf([...watches.values()]);
      const ofLive = [ownApi.cause, missingRights].filter(Boolean).join(' ');
      return {
        state,
        details: ownApi.details,
        cause: state === 'live' ? ofLive : cause,
      };
    });

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
    onLive: saver.onLive,
  };
}

type HubState = Pick<HubStatus, 'state' | 'cause' | 'details'>;

/** Saves one state after the other, or an older one could overwrite a newer one. */
function createSaver({
  hub,
  readModel,
  notifier,
  logger,
}: Pick<HubContext, 'hub' | 'readModel' | 'notifier' | 'logger'>) {
  let callbacks: Array<() => void> = [];
  let last: State | undefined;
  let saving: Promise<void> = Promise.resolve();

  const save = async ({ state, details, cause }: HubState) => {
    const { name, url } = hub;
    const changed = await readModel.saveHub({
      ...{ name, url, state, details },
      ...(cause && { cause }),
    });
    if (changed) {
      notifier.changed([`hub/${name}`]);
      const message = `Hub ${name} is ${state}.`;
      if (cause) logger.warn(`${message} ${cause}`);
      else logger.info(message);
    }
    if (state === 'live' && last !== 'live') {
      callbacks.forEach(callback => callback());
    }
    last = state;
  };
  return {
    saveInTurn(stateNow: () => HubState): Promise<void> {
      const turn = saving.then(() => save(stateNow()));
      saving = turn.catch(() => undefined);
      return turn;
    },
    onLive(callback: () => void) {
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
