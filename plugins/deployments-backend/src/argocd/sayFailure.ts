import { isError } from '@backstage/errors';
import { ZodError } from 'zod';
import { failureByCode } from './failureByCode';
import type { Mends } from './mends';
import { DeadlineError } from './withDeadline';

/** Why a peer cannot be used, as the second half of a sentence, and what to do about it where a person must. */
export interface Failure {
  what: string;
  mend?: (mends: Mends) => string;
  /** The error quotes a credential: it must go no further. */
  isSecret?: true;
}

/** `it refuses connections (ECONNREFUSED)`. */
export function sayFailure(error: unknown): Failure {
  for (const link of chainOf(error)) {
    if (link instanceof DeadlineError)
      return { what: `it gave ${link.message}` };
    if (link instanceof ZodError) {
      const [{ path, message }] = link.issues;
      return {
        what: `its answer is not what was expected (${path.join('.')}: ${message})`,
      };
    }
    if (link.name === 'SyntaxError') return { what: 'its answer is not JSON' };
    if (/header (value|content)/i.test(link.message)) return UNSENDABLE;
    const known = failureByCode(link);
    if (known) return known;
  }
  return { what: isError(error) ? error.message : String(error) };
}

/** Both clients quote the header that they refuse to send. */
const UNSENDABLE: Failure = {
  what: 'our token holds a character that cannot be sent, such as a line break',
  mend: mends => mends.credentials,
  isSecret: true,
};

/** An error and its causes: transports put the code that tells some links down. */
function* chainOf(error: unknown) {
  let link = error;
  for (let depth = 0; isError(link) && depth < 5; depth += 1) {
    yield link;
    // One per address that was tried.
    const tried = Array.isArray(link.errors) ? link.errors : [];
    link = tried[0] ?? link.cause;
  }
}
