import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until it is so. Fails with what was last seen. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { everyMs = 100, patienceMs = 60_000 } = {},
): Promise<T> {
  const end = Date.now() + patienceMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await wait(everyMs);
  }
  throw new Error(`It did not come true that ${what}`, { cause: last });
}
