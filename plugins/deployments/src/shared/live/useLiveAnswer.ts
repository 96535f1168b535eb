import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isTransient } from '../reason';
import { coalesce, Coalesced } from './coalesce';
import { listen, Signal } from './listen';

/** Between two requests of one card, however many signals arrive. */
const GAP_MS = 500;

/** After each failure in a row; the last one counts for all that follow. A signal or a click asks at once. */
const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

/** An answer of the backend that follows the world. The last good one stays while a newer one is asked for. */
export interface LiveAnswer<A> {
  answer?: A;
  /** Epoch milliseconds of the answer. */
  answeredAt?: number;
  /** Why the last request failed. */
  error?: unknown;
  pending: boolean;
  /** False where the app has no signals: nothing then changes by itself. */
  signals: boolean;
  refresh(): void;
}

type State<A> = Omit<LiveAnswer<A>, 'signals' | 'refresh'>;

/**
 * Asks, and again whenever a signal says that the answer may have changed. A request that failed on its way or in the
 * portal is made again by itself, since no signal tells that it would succeed now.
 * @param read - asks; a new function starts anew
 * @param urgencyOf - within how many milliseconds a signal makes it ask; Infinity for never; always the same function
 */
export function useLiveAnswer<A>(
  read: (signal: AbortSignal) => Promise<A>,
  urgencyOf: (signal: Signal, answer: A | undefined) => number,
): LiveAnswer<A> {
  const signals = useApiHolder().get(signalApiRef);
  const [state, setState] = useState<State<A>>({ pending: true });
  const asking = useRef<Coalesced>();

  useEffect(() => {
    const abort = new AbortController();
    let answer: A | undefined;
    let failures = 0;
    const run = async () => {
      setState(now => ({ ...now, pending: true }));
      try {
        answer = await read(abort.signal);
        if (abort.signal.aborted) return;
        failures = 0;
        setState({ answer, answeredAt: Date.now(), pending: false });
      } catch (error) {
        if (abort.signal.aborted) return;
        setState(now => ({ ...now, error, pending: false }));
        if (!isTransient(error)) return;
        reading.ask(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
        failures += 1;
      }
    };
    const reading = coalesce(run, GAP_MS);
    asking.current = reading;
    // Signals are subscribed to directly: useSignal keeps the last one only, and React may skip those before it.
    const unlisten =
      signals &&
      listen(signals, signal => reading.ask(urgencyOf(signal, answer)));
    // What was signalled while the tab slept or the network was away is lost.
    const returned = () => document.hidden || reading.ask();
    document.addEventListener('visibilitychange', returned);
    window.addEventListener('online', returned);
    setState({ pending: true });
    reading.ask();
    return () => {
      abort.abort();
      reading.stop();
      unlisten?.();
      document.removeEventListener('visibilitychange', returned);
      window.removeEventListener('online', returned);
    };
  }, [read, urgencyOf, signals]);

  const refresh = useCallback(() => asking.current?.ask(), []);
  return { ...state, signals: signals !== undefined, refresh };
}
