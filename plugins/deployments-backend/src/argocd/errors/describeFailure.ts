import { isError, type ErrorLike } from '@backstage/errors';
import { ZodError } from 'zod';
import {
  causesOf,
  networkFailure,
  type NetworkProblem,
} from '../../lib/errors/networkFailure';
import { oneLine } from '../../lib/foreignText';
import { DeadlineError } from '../deadlines';
import type { Remedies } from './remedies';

/** Why a peer cannot be used, as the second half of a sentence, and what to do about it if a person must do something. */
export interface Failure {
  what: string;
  remedy?: (remedies: Remedies) => string;
  /** The error quotes a credential: it must go no further. */
  isSecret?: true;
}

/** Clients and parsers quote what they were sent. */
const LONGEST = 300;

/** `it refuses connections (ECONNREFUSED)`. */
export function describeFailure(error: unknown): Failure {
  for (const link of causesOf(error)) {
    const known = failureOf(link);
    if (known) return known;
  }
  const network = networkFailure(error);
  if (network) return { what: network.what, remedy: REMEDIES[network.problem] };
  const said = isError(error) ? error.message : String(error);
  return { what: oneLine(said, LONGEST) };
}

const REMEDIES: Readonly<Record<NetworkProblem, Failure['remedy']>> = {
  availability: undefined,
  address: remedies => remedies.address,
  authority: remedies => remedies.authority,
  certificate: () => 'Renew it; the backend needs no restart.',
  clock: () => 'Compare the clocks of the hub and of the backend.',
  credentials: remedies => remedies.credentials,
};

/** Both clients quote the header that they refuse to send. */
const UNSENDABLE: Failure = {
  what: 'our token contains a character that cannot be sent, such as a line break',
  remedy: remedies => remedies.credentials,
  isSecret: true,
};

function failureOf(error: ErrorLike): Failure | undefined {
  if (error instanceof DeadlineError)
    return { what: `it gave ${error.message}` };
  if (error instanceof ZodError) {
    const [{ path, message }] = error.issues;
    return {
      what: `its answer is not what was expected (${oneLine(`${path.join('.')}: ${message}`, LONGEST)})`,
    };
  }
  if (error.name === 'SyntaxError') return { what: 'its answer is not JSON' };
  if (/header (value|content)/i.test(error.message)) return UNSENDABLE;
  const { code } = error;
  return code === 'ENOENT' || code === 'EACCES'
    ? fileFailure(error, code)
    : undefined;
}

/** A kubeconfig names further files, and programs that fetch credentials. */
function fileFailure(error: ErrorLike, code: string): Failure {
  const isProgram = String(error.syscall).startsWith('spawn');
  const what = isProgram ? 'the program' : 'the file';
  const why = code === 'ENOENT' ? 'is not there' : 'may not be used';
  return {
    what: `${what} ${error.path} that our credentials for it need ${why} (${code})`,
    remedy: remedies => remedies.credentials,
  };
}
