import { SIGNALS_CHANNEL } from '@argosy/plugin-deployments-common';
import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deploymentsApiRef } from '../apis';
import { Answer } from '../view/board';
import { coalesce, Coalesced } from './coalesce';
import { Signal, urgencyOf } from './urgency';

/** One page; the card says so where there is more. */
const LIMIT = 1000;
/** Between two requests of one card, however many signals arrive. */
const GAP_MS = 500;

/** What is known of an entity's Deployments. The last good answer stays while a newer one is asked for. */
export interface Deployments {
  answer?: Answer;
  /** Epoch milliseconds of the answer. */
  answeredAt?: number;
  /** Why the last request failed. */
  error?: unknown;
  pending: boolean;
  /** False where the app has no signals: nothing then changes by itself. */
  signals: boolean;
  refresh(): void;
}

type State = Pick<Deployments, 'answer' | 'answeredAt' | 'error' | 'pending'>;

/** Reads the Deployments of an entity, and again whenever a signal says that they may have changed. */
export function useDeployments(entityRef: string): Deployments {
  const api = useApi(deploymentsApiRef);
  const signals = useApiHolder().get(signalApiRef);
  const [state, setState] = useState<State>({ pending: true });
  const asking = useRef<Coalesced>();

  useEffect(() => {
    const abort = new AbortController();
    let answer: Answer | undefined;
    const read = async () => {
      setState(now => ({ ...now, pending: true }));
      try {
        answer = await api.listDeployments(
          { entityRef, limit: LIMIT },
          { signal: abort.signal },
        );
        if (abort.signal.aborted) return;
        setState({ answer, answeredAt: Date.now(), pending: false });
      } catch (error) {
        if (abort.signal.aborted) return;
        setState(now => ({ ...now, error, pending: false }));
      }
    };
    const reading = coalesce(read, GAP_MS);
    asking.current = reading;
    // Signals are subscribed to directly: useSignal keeps the last one only, and React may skip those before it.
    const subscription = signals?.subscribe<Signal>(SIGNALS_CHANNEL, signal =>
      reading.ask(urgencyOf(signal, answer)),
    );
    // What was signalled while the tab slept or the network was away is lost.
    const returned = () => document.hidden || reading.ask();
    document.addEventListener('visibilitychange', returned);
    window.addEventListener('online', returned);
    setState({ pending: true });
    reading.ask();
    return () => {
      abort.abort();
      reading.stop();
      subscription?.unsubscribe();
      document.removeEventListener('visibilitychange', returned);
      window.removeEventListener('online', returned);
    };
  }, [api, entityRef, signals]);

  const refresh = useCallback(() => asking.current?.ask(), []);
  return { ...state, signals: signals !== undefined, refresh };
}
