const SEED = process.env.ARGOSY_SEED;

/** From 0 to 1, the same numbers from the same seed: mulberry32. */
export interface Random {
  seed: number;
  next(): number;
  pick<T>(from: readonly T[]): T;
}

/** A seed of its own each time, or that of ARGOSY_SEED, to see a failure again. */
export function seededRandom(
  seed = SEED === undefined
    ? Math.floor(Math.random() * 2 ** 32)
    : Number(SEED),
): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    seed,
    next,
    pick: from => from[Math.floor(next() * from.length)],
  };
}

/** Names that no earlier run on the same control plane has used. */
export const runId = () => Math.random().toString(36).slice(2, 7);
