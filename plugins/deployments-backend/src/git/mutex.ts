/** Runs one work at a time, in the order in which they were asked for. */
type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
