import { isError, ResponseError } from '@backstage/errors';
import { Text } from './useText';

/** Why a request failed. Only where it is `other` does the message add anything. */
interface Reason {
  kind: 'denied' | 'offline' | 'mismatch' | 'other';
  /** A sentence. */
  message: string;
}

/** Reads the reason out of whatever a request has thrown. */
export function reasonOf(error: unknown): Reason {
  if (!isError(error))
    return { kind: 'other', message: sentence(String(error)) };
  if (isResponseError(error))
    return {
      kind: error.statusCode === 403 ? 'denied' : 'other',
      message: sentence(error.cause.message || error.message),
    };
  return { kind: kindOf(error.name), message: sentence(error.message) };
}

/** Whether the same request may succeed later: it failed on its way, or the portal or a peer of it failed. */
export const isTransient = (error: unknown): boolean =>
  isError(error) &&
  (isResponseError(error)
    ? error.statusCode >= 500 || error.statusCode === 429
    : kindOf(error.name) === 'offline');

/** The reason as the person reads it. */
export const reasonText = ({ kind, message }: Reason, t: Text): string =>
  kind === 'other' ? message : t(`guidance.${kind}`);

function kindOf(name: string): Reason['kind'] {
  if (name === 'NotAllowedError') return 'denied';
  // What fetch throws when nobody answers.
  if (name === 'TypeError') return 'offline';
  return name === 'ZodError' || name === '$ZodError' ? 'mismatch' : 'other';
}

// By name: two versions of the package may be in one app.
const isResponseError = (error: Error): error is ResponseError =>
  error.name === 'ResponseError' && 'statusCode' in error && 'cause' in error;

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
