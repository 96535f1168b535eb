import { z } from 'zod';
import { Finding } from './finding';
import { parseWith } from './say';

/** What an input of ours can need, with room to spare. */
const ENTRIES = 1_000;
const VALUES = 20_000;
const DEPTH = 20;
const CHARACTERS = 20_000;

/**
 * Parses what somebody sent. What is far beyond any input of ours is refused before the schema looks at it, with one
 * finding: to say each of ten thousand faults costs more than the faults.
 * @public
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { value: z.output<S> } | { findings: Finding[] } {
  const excess = findExcess(input);
  return excess ? { findings: [excess] } : parseWith(schema, input);
}

interface Visit {
  value: unknown;
  path: string;
  depth: number;
}

/** The first place where the input is too much. Keeps a stack of its own: an input may be nested deeper than calls can be. */
function findExcess(input: unknown): Finding | undefined {
  const waiting: Visit[] = [{ value: input, path: '', depth: 0 }];
  let seen = 0;
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    const { value, path, depth } = visit;
    if (typeof value === 'string' && value.length > CHARACTERS) {
      return tooMuch(path, `is longer than ${CHARACTERS} characters`);
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEPTH) {
      return tooMuch(path, `is nested deeper than ${DEPTH} levels`);
    }
    const keys = Object.keys(value);
    if (keys.length > ENTRIES) {
      return tooMuch(path, `has more than ${ENTRIES} entries`);
    }
    seen += keys.length;
    if (seen > VALUES) {
      return tooMuch('', `has more than ${VALUES} values`);
    }
    for (const [key, inner] of Object.entries(value)) {
      waiting.push({
        value: inner,
        path: path === '' ? key : `${path}.${key}`,
        depth: depth + 1,
      });
    }
  }
  return undefined;
}

const tooMuch = (path: string, message: string): Finding => ({
  severity: 'error',
  path: path.slice(0, 200),
  message,
  remedy: 'send less',
});
