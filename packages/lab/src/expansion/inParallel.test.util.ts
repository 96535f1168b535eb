/** Does something with each of many, `width` at once, and gives the results in their order. */
export async function inParallel<T, R>(
  width: number,
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const all = [...items];
  const results: R[] = new Array(all.length);
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const index = next;
      next += 1;
      results[index] = await work(all[index]);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
