import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until there is an answer that is no error and not false; fails with what was last seen. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  {
    timeoutMs = 120_000,
    everyMs = 50,
    signal,
  }: { timeoutMs?: number; everyMs?: number; signal?: AbortSignal } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < deadline && !signal?.aborted) {
    try {
      const answer = await ask();
      if (answer !== false) return answer;
      last = 'not yet';
    } catch (error) {
      last = error;
    }
    await wait(everyMs);
  }
  throw new Error(
    `It did not come true within ${timeoutMs / 1000} s that ${what}. Last seen: ${last}`,
    { cause: last },
  );
}
