import type { HubStatus } from '@argosy/plugin-deployments-common';
import type { ObserveRoom } from './types';

type State = HubStatus['state'];
interface Told {
  state: State;
  cause?: string;
}

/** What is said of a hub whose parts differ: the first of these that any of them says. */
const WORST_FIRST: State[] = [
  'refused',
  'unreachable',
  'stale',
  'connecting',
  'live',
];

/** The state of a hub, put together from what its watches and Argo CD's own API say. */
export interface HubState {
  begin(): Promise<void>;
  /** What the watch of this key says. */
  tell(key: string, told: Told): Promise<void>;
  /** Whether Argo CD's own API answers, and why not. */
  tellDetails(told: { details: boolean; cause?: string }): Promise<void>;
  /** What our account may not do though the hub is live, as a sentence. */
  tellRights(missing?: string): Promise<void>;
  /** Calls back whenever the hub becomes live. */
  onLive(call: () => void): void;
}

export function openHubState({
  hub,
  readModel,
  notifier,
  logger,
}: ObserveRoom): HubState {
  const watches = new Map<string, Told>();
  const keys = hub.namespaces.flatMap(namespace =>
    ['applications', 'applicationsets'].map(kind => `${kind}/${namespace}`),
  );
  let ownApi: { details: boolean; cause?: string } = { details: hub.details };
  let missingRights: string | undefined;
  let calls: Array<() => void> = [];
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
      const sentence = [`Hub ${hub.name} is ${worst.state}.`, cause]
        .filter(Boolean)
        .join(' ');
      if (cause) logger.warn(sentence);
      else logger.info(sentence);
    }
    if (worst.state === 'live' && last !== 'live')
      calls.forEach(call => call());
    last = worst.state;
  };
  // One after the other, or an older state could be written over a newer one.
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
    tell(key, told) {
      watches.set(key, told);
      return saveInTurn();
    },
    tellDetails(told) {
      ownApi = told;
      return saveInTurn();
    },
    tellRights(missing) {
      if (missing === missingRights) return Promise.resolve();
      missingRights = missing;
      return saveInTurn();
    },
    onLive(call) {
      calls = [...calls, call];
    },
  };
}

function worstOf(all: Told[]): Told {
  return all.reduce((worst, told) =>
    WORST_FIRST.indexOf(told.state) < WORST_FIRST.indexOf(worst.state)
      ? told
      : worst,
  );
}
