import { setTimeout as wait } from 'node:timers/promises';

/** Looks again until it is as hoped; the last look is handed back either way, to be told. */
export async function lookUntil<T>(
  look: () => Promise<T>,
  isAsHoped: (seen: T) => boolean,
  seconds: number,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (isAsHoped(seen) || Date.now() > end) return seen;
    await wait(500);
  }
}
