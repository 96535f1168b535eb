import { setTimeout as wait } from 'node:timers/promises';

/** How long and how often to look. */
export interface UntilOptions {
  timeoutMs?: number;
  everyMs?: number;
  /** Ends the wait early. */
  signal?: AbortSignal;
}

/** For waiting on the controllers of a real control plane. */
export const PATIENT: UntilOptions = { timeoutMs: 90_000 };

/**
 * Repeats a look until its result is as wanted. When the time is over it returns the last result, for the caller
 * to judge.
 */
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
 * Repeats a question until there is an answer, which is anything truthy. An error counts as no answer yet.
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
    `Timed out waiting until ${what}. Last seen: ${error ?? answer}`,
    { cause: error },
  );
}
