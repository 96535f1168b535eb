import { Violation } from './rule';

/** Each violation once: what stands in a base is met again in every overlay. */
export function* distinct(
  violations: Iterable<Violation>,
): Iterable<Violation> {
  const seen = new Set<string>();
  for (const violation of violations) {
    const key = `${violation.path}\n${violation.message}`;
    if (!seen.has(key)) yield violation;
    seen.add(key);
  }
}
