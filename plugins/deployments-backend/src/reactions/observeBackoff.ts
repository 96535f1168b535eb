const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: from 1 s to 30 s,
 * spread at random, so that many backends do not come back to a hub at once.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** (attempt + 1));
  return FIRST + random * (ceiling - FIRST);
}
