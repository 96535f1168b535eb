import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { deploymentsApiRef } from '../../apis';
import { Signal } from '../../shared/live/listen';
import { LiveAnswer, useLiveAnswer } from '../../shared/live/useLiveAnswer';
import { Answer } from '../view/board';

/** One page; the card says so where there is more. */
const LIMIT = 1000;

/** What is known of an entity's Deployments. */
export type Deployments = LiveAnswer<Answer>;

/** Reads the Deployments of an entity, and again whenever a signal says that they may have changed. */
export function useDeployments(entityRef: string): Deployments {
  const api = useApi(deploymentsApiRef);
  const read = useCallback(
    (signal: AbortSignal) =>
      api.listDeployments({ entityRef, limit: LIMIT }, { signal }),
    [api, entityRef],
  );
  return useLiveAnswer(read, urgencyOf);
}

/** An id that we do not know may be a new Application of ours, or, far more often, nothing to us. */
const UNKNOWN_MS = 10_000;

/**
 * Within how many milliseconds a signal makes the card ask again.
 * @param answer - what the card shows; undefined before the first answer
 */
export function urgencyOf(signal: Signal, answer: Answer | undefined): number {
  if (signal.all || !signal.ids) return 0;
  if (signal.ids.length === 0) return Infinity;
  if (!answer) return 0;
  const { items, hubs, missing, service } = answer;
  const ours = new Set(
    [...items, ...hubs, ...missing, ...(service ? [service] : [])].map(
      each => each.signal,
    ),
  );
  return signal.ids.some(id => ours.has(id)) ? 0 : UNKNOWN_MS;
}
