import { Breach } from './rule';

/** Each breach once: what stands in a base is met again in every overlay. */
export function* distinct(breaches: Iterable<Breach>): Iterable<Breach> {
  const seen = new Set<string>();
  for (const breach of breaches) {
    const key = `${breach.path}\n${breach.message}`;
    if (!seen.has(key)) yield breach;
    seen.add(key);
  }
}
