/**
 * Calls that come while one with the same key runs share that run and its outcome.
 * Without `keyOf` all calls have the same key. The arguments are those of the first call.
 */
export function singleFlight<Args extends unknown[], T>(
  run: (...args: Args) => Promise<T>,
  keyOf: (...args: Args) => unknown = () => undefined,
): (...args: Args) => Promise<T> {
  const flights = new Map<unknown, Promise<T>>();
  return (...args) => {
    const key = keyOf(...args);
    const current = flights.get(key);
    if (current) return current;
    const flight = run(...args).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}

/**
 * Calls that come during a run share the next run, which begins when the current one ends:
 * no caller gets an answer that is older than its call.
 */
export function shareNext<T>(run: () => Promise<T>): () => Promise<T> {
  let current: Promise<unknown> | undefined;
  let next: Promise<T> | undefined;
  const start = () => {
    const flight = run();
    current = flight;
    const end = () => {
      if (current === flight) current = undefined;
    };
    flight.then(end, end);
    return flight;
  };
  return () => {
    if (next) return next;
    if (!current) return start();
    const follow = () => {
      next = undefined;
      return start();
    };
    next = current.then(follow, follow);
    return next;
  };
}
