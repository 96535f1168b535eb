import { Cause } from '../model/deployment';
import { KNOWN_MESSAGES } from './messages';

/** A message in plain words with the next step, where we know it; as it is, where we do not. */
export function plainWords(raw: string): Cause {
  for (const { when, say } of KNOWN_MESSAGES) {
    const match = when.exec(raw);
    if (match) return { ...say(match.groups ?? {}), raw };
  }
  return { message: raw };
}
