import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import pLimit from 'p-limit';
import type { Explanation, HubContext } from './types';

/** Resource trees that are read at once. */
const CONCURRENCY = 4;
/** A roll-out passes through Progressing within a second: that alone is not worth a request. */
const DELAY_MS = { moving: 1_000, bad: 250 };
const REPEAT_MS = { moving: 15_000, bad: 300_000 };

/** Finds out why Applications are not healthy, and keeps looking while they are not. */
export interface ApplicationDiagnosis {
  /** What can be said now, to be saved with the observation. */
  explain(observation: ApplicationObservation): Explanation;
  /** Call this once the observation is saved: what its resource tree tells is saved later. */
  follow(observation: ApplicationObservation): void;
  forget(id: string): void;
}

interface Followed {
  id: string;
  observation: ApplicationObservation;
  /** What the tree told, and about which state. */
  found?: { fingerprint: string; explanation: Explanation };
  /** Ends the pause before the next look. */
  wake: AbortController;
}

export function diagnoseApplications(
  context: HubContext,
  signal: AbortSignal,
): ApplicationDiagnosis {
  const { hub, explain, readModel, notifier, clock, logger } = context;
  const followed = new Map<string, Followed>();
  const limit = pLimit(CONCURRENCY);
  const isOver = (entry: Followed) =>
    signal.aborted || followed.get(entry.id) !== entry;

  const readTree = async (entry: Followed) => {
    const { id, observation } = entry;
    if (isOver(entry)) return;
    const tree = await hub.getResourceTree(observation, signal);
    const explanation = explain(observation, tree);
    // Another observation came meanwhile: its tree is read next.
    if (isOver(entry) || entry.observation !== observation) return;
    entry.found = { fingerprint: fingerprintOf(observation), explanation };
    if (await readModel.saveCause(id, explanation)) notifier.changed([id]);
  };

  const keepLooking = async (entry: Followed) => {
    while (!isOver(entry)) {
      await clock.sleep(DELAY_MS[paceOf(entry)], signal);
      const wake = new AbortController();
      entry.wake = wake;
      try {
        await limit(() => readTree(entry));
      } catch (error) {
        logger.debug(`No resource tree of ${entry.id}: ${error}`);
      }
      if (isOver(entry)) return;
      await clock.sleep(
        REPEAT_MS[paceOf(entry)],
        AbortSignal.any([signal, wake.signal]),
      );
    }
  };

  const forget = (id: string) => {
    const entry = followed.get(id);
    followed.delete(id);
    entry?.wake.abort();
  };

  return {
    explain(observation) {
      const found = followed.get(idOf(observation))?.found;
      return found?.fingerprint === fingerprintOf(observation)
        ? found.explanation
        : explain(observation);
    },
    follow(observation) {
      const id = idOf(observation);
      const entry = followed.get(id);
      if (!hub.details || isHealthy(observation)) {
        forget(id);
      } else if (entry) {
        entry.observation = observation;
        entry.wake.abort();
      } else {
        const fresh = { id, observation, wake: new AbortController() };
        followed.set(id, fresh);
        void keepLooking(fresh);
      }
    },
    forget,
  };
}

const idOf = ({ hub, namespace, name }: ApplicationObservation) =>
  `${hub}/${namespace}/${name}`;

const paceOf = ({ observation }: Followed) =>
  isMoving(observation) ? 'moving' : 'bad';

/** Something is under way that changes without an update of the Application. */
const isMoving = ({ health, operation }: ApplicationObservation) =>
  health === 'Progressing' ||
  health === 'Suspended' ||
  operation?.phase === 'Running';

/** There is nothing that a resource tree could explain. */
const isHealthy = (observation: ApplicationObservation) =>
  !isMoving(observation) &&
  observation.health !== 'Degraded' &&
  observation.health !== 'Missing' &&
  observation.failures.length === 0 &&
  !['Failed', 'Error'].includes(observation.operation?.phase ?? '');

/** Observations with the same fingerprint have the same explanation. */
const fingerprintOf = ({
  sync,
  health,
  revision,
  operation,
  conditions,
  failures,
}: ApplicationObservation) =>
  JSON.stringify([
    sync,
    health,
    revision,
    operation?.phase,
    operation?.message,
    operation?.startedAt,
    conditions,
    failures,
  ]);
