import { useCallback, useEffect, useState } from 'react';

interface State<T> {
  value?: T;
  error?: Error;
  loading: boolean;
}

/** What was asked for. Value and error of the last answer stay until the next one. */
export interface AsyncAnswer<T> extends State<T> {
  retry(): void;
}

/**
 * Asks once, and again on `retry`.
 * @param ask - a new function asks anew; what an older one answers then is dropped
 */
export function useAsync<T>(ask: () => Promise<T>): AsyncAnswer<T> {
  const [state, setState] = useState<State<T>>({ loading: true });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isLast = true;
    const settle = (next: State<T>) => isLast && setState(next);
    setState(now => ({ ...now, loading: true }));
    ask().then(
      value => settle({ value, loading: false }),
      (error: unknown) => settle({ error: toError(error), loading: false }),
    );
    return () => {
      isLast = false;
    };
  }, [ask, attempt]);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}

const toError = (thrown: unknown) =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
