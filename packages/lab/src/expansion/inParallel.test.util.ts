import pLimit from 'p-limit';

/** Does something with each of many, `width` at once, and gives the results in their order. */
export function inParallel<T, R>(
  width: number,
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const limit = pLimit(width);
  return Promise.all(Array.from(items, item => limit(() => work(item))));
}
