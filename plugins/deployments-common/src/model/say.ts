import { z } from 'zod';
import { Finding, isError } from './finding';

const MOST_FINDINGS = 50;
const LONGEST_PATH = 200;
const ARROW = ' → ';

/** The text of a zod issue: the reason, and what remedies it. It is read raw where Backstage's actions registry parses before us. @public */
export const say = (reason: string, remedy: string) =>
  `${reason}${ARROW}${remedy}`;

const BUILT_IN: Record<string, (issue: z.core.$ZodRawIssue) => string> = {
  unrecognized_keys: issue =>
    say(
      `does not know ${listKeys(issue.keys as string[])}`,
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
  return { findings: firstFindings(result.error.issues.map(toFinding)) };
}

/** As many as a person reads at once, and how many more there are. @public */
export function firstFindings(findings: Finding[]): Finding[] {
  const more = findings.length - MOST_FINDINGS;
  if (more <= 1) return findings;
  return [
    ...findings.slice(0, MOST_FINDINGS),
    {
      severity: findings.slice(MOST_FINDINGS).some(isError)
        ? 'error'
        : 'warning',
      path: '',
      message: `has ${more} more faults`,
      remedy: 'correct these first',
    },
  ];
}

function listKeys(keys: string[]): string {
  const named = keys.slice(0, 5).map(key => `"${key.slice(0, 60)}"`);
  return keys.length > 5
    ? `${named.join(', ')} and ${keys.length - 5} more`
    : named.join(', ');
}

function toFinding(issue: z.core.$ZodIssue): Finding {
  const [message, remedy = 'correct it'] = issue.message.split(ARROW);
  return {
    severity: 'error',
    path: issue.path.map(String).join('.').slice(0, LONGEST_PATH),
    message,
    remedy,
  };
}
