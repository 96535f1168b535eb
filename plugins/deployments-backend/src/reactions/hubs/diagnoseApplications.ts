import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import { isMoving, isWell, signOf } from './explainWhen';
import { createSlots } from './explainSlots';
import type { Explanation, ObserveRoom } from './types';

const AT_ONCE = 4;
/** A roll-out passes through Progressing in a second; that alone is worth no question. */
const WAIT = { moving: 1_000, bad: 250 };
const LOOK_AGAIN = { moving: 15_000, bad: 300_000 };

/** Says why Applications are not well, and goes on looking at those. */
export interface ApplicationExplainer {
  /** What can be said now, to be stored with the observation. */
  say(observation: ApplicationObservation): Explanation;
  /** Call once the observation is stored: what its resource tree tells follows. */
  follow(observation: ApplicationObservation): void;
  forget(id: string): void;
}

interface Followed {
  id: string;
  observation: ApplicationObservation;
  /** What the tree told, and of which state. */
  told?: { sign: string; explanation: Explanation };
  bell: AbortController;
}

export function explainApplications(
  room: ObserveRoom,
  signal: AbortSignal,
): ApplicationExplainer {
  const { hub, explain, readModel, notifier, timers, logger } = room;
  const followed = new Map<string, Followed>();
  const slots = createSlots(AT_ONCE);
  const idOf = (of: ApplicationObservation) =>
    `${of.hub}/${of.namespace}/${of.name}`;
  const isOver = (entry: Followed) =>
    signal.aborted || followed.get(entry.id) !== entry;

  const readTree = async (entry: Followed) => {
    const { id, observation } = entry;
    if (isOver(entry)) return;
    const tree = await hub.getResourceTree(observation, signal);
    const explanation = explain(observation, tree);
    // Another observation came in between: it is read next.
    if (isOver(entry) || entry.observation !== observation) return;
    entry.told = { sign: signOf(observation), explanation };
    if (await readModel.saveCause(id, explanation)) notifier.changed([id]);
  };

  const keepLooking = async (entry: Followed) => {
    while (!isOver(entry)) {
      await timers.sleep(WAIT[paceOf(entry)], signal);
      const bell = new AbortController();
      entry.bell = bell;
      try {
        await slots(() => readTree(entry));
      } catch (error) {
        logger.debug(`No resource tree of ${entry.id}: ${error}`);
      }
      if (isOver(entry)) return;
      await timers.sleep(
        LOOK_AGAIN[paceOf(entry)],
        AbortSignal.any([signal, bell.signal]),
      );
    }
  };

  const forget = (id: string) => {
    const entry = followed.get(id);
    followed.delete(id);
    entry?.bell.abort();
  };

  return {
    say(observation) {
      const told = followed.get(idOf(observation))?.told;
      return told?.sign === signOf(observation)
        ? told.explanation
        : explain(observation);
    },
    follow(observation) {
      const id = idOf(observation);
      const entry = followed.get(id);
      if (!hub.details || isWell(observation)) {
        forget(id);
      } else if (entry) {
        entry.observation = observation;
        entry.bell.abort();
      } else {
        const fresh = { id, observation, bell: new AbortController() };
        followed.set(id, fresh);
        void keepLooking(fresh);
      }
    },
    forget,
  };
}

function paceOf({ observation }: Followed) {
  return isMoving(observation) ? 'moving' : 'bad';
}
