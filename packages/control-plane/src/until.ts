import { setTimeout as wait } from 'node:timers/promises';

/** How long and how often it is asked. */
export interface UntilOptions {
  timeoutMs?: number;
  everyMs?: number;
  /** Ends the waiting early. */
  signal?: AbortSignal;
}

/** For what the controllers of a real control plane take their time with. */
export const PATIENT: UntilOptions = { timeoutMs: 90_000 };

/** Looks again until the result is as wanted. The last result is returned either way, for the caller to judge. */
export async function lookUntil<T>(
  look: () => Promise<T>,
  isWanted: (seen: T) => boolean,
  { timeoutMs = 60_000, everyMs = 50, signal }: UntilOptions = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (isWanted(seen) || Date.now() > deadline || signal?.aborted) return seen;
    await wait(everyMs);
  }
}

/**
 * Asks again until there is an answer: something truthy. An error is no answer yet.
 * @param what - what is waited for, as the end of a sentence
 * @throws with what was last seen, when the time is over
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  options: UntilOptions = {},
): Promise<T> {
  const { answer, error } = await lookUntil<{
    answer?: T | false;
    error?: unknown;
  }>(
    () =>
      ask().then(
        found => ({ answer: found }),
        cause => ({ error: cause }),
      ),
    seen => Boolean(seen.answer),
    options,
  );
  if (answer) return answer;
  throw new Error(
    `It did not come true in time that ${what}. Last seen: ${error ?? answer}`,
    { cause: error },
  );
}
