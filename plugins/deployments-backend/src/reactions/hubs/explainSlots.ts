/** Lets at most so many run at once; the others wait in line. */
export function createSlots(limit: number) {
  const line: Array<() => void> = [];
  let running = 0;
  return async function run<T>(task: () => Promise<T>): Promise<T> {
    if (running >= limit) await new Promise<void>(enter => line.push(enter));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
