import pLimit from 'p-limit';

/**
 * Works on all items, up to `concurrency` at a time. After the first failure no further item is begun;
 * the failure is thrown once the work in progress has ended.
 */
export async function inParallel<T>(
  items: Iterable<T>,
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const limit = pLimit(concurrency);
  let failure: { error: unknown } | undefined;
  const attempt = async (item: T) => {
    if (failure) return;
    try {
      await work(item);
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all(Array.from(items, item => limit(attempt, item)));
  if (failure) throw failure.error;
}
