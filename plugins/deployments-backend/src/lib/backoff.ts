const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: between 1 s and a ceiling
 * that doubles up to 30 s. The choice is random, so that replicas do not retry in step.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt + 1));
  return FIRST_MS + random * (ceiling - FIRST_MS);
}
