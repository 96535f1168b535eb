import { z } from 'zod';
import { Finding } from './finding';

const ARROW = ' → ';

/** The text of a zod issue: the reason, and what remedies it. It is read raw where Backstage's actions registry parses before us. @public */
export const say = (reason: string, remedy: string) =>
  `${reason}${ARROW}${remedy}`;

const BUILT_IN: Record<string, (issue: z.core.$ZodRawIssue) => string> = {
  unrecognized_keys: issue =>
    say(
      `does not know ${(issue.keys as string[]).map(key => `"${key}"`).join(', ')}`,
      'remove it, or look up its right name in the spec',
    ),
  invalid_type: issue =>
    issue.input === undefined
      ? say('is missing', 'fill it in')
      : say(`is not of type ${issue.expected}`, `give a ${issue.expected}`),
  invalid_value: issue =>
    say(
      'is not one of the known values',
      `use one of ${(issue.values as unknown[]).join(', ')}`,
    ),
};

/**
 * Parses input by a schema; says every fault with its place, reason and remedy.
 * @public
 */
export function parseWith<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { value: z.output<S> } | { findings: Finding[] } {
  const result = schema.safeParse(input, {
    error: issue => BUILT_IN[issue.code]?.(issue),
  });
  if (result.success) return { value: result.data };
  return { findings: result.error.issues.map(toFinding) };
}

function toFinding(issue: z.core.$ZodIssue): Finding {
  const [message, remedy = 'correct it'] = issue.message.split(ARROW);
  return {
    severity: 'error',
    path: issue.path.map(String).join('.'),
    message,
    remedy,
  };
}
