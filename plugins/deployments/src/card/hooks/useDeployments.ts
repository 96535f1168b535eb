import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { deploymentsApiRef } from '../../apis';
import { Answer } from '../view/board';
import { LiveAnswer, useLiveAnswer } from '../../shared/live/useLiveAnswer';
import { urgencyOf } from './urgency';

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
