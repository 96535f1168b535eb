import { Cause } from '../model/deployment';
import { KNOWN_MESSAGES } from './messages';

/** A message in plain words with the next step, where we know it; as it is, where we do not. */
export function plainWords(raw: string): Cause {
  for (const { when, say } of KNOWN_MESSAGES) {
    const groups = findInTurn([when].flat(), raw);
    if (groups) return { ...say(groups), raw };
  }
  return { message: raw };
}

/** The groups of all patterns, each found behind the one before. */
function findInTurn(
  patterns: readonly RegExp[],
  text: string,
): Record<string, string> | undefined {
  const groups: Record<string, string> = {};
  let rest = text;
  for (const pattern of patterns) {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    Object.assign(groups, match.groups);
    rest = rest.slice(match.index + match[0].length);
  }
  return groups;
}
