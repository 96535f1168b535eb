import { isError, ResponseError } from '@backstage/errors';

/** Why a request failed. */
export interface Reason {
  /** The person may not see it; trying again does not help. */
  denied: boolean;
  /** A sentence. */
  message: string;
}

/** Reads the reason out of whatever a request has thrown. */
export function reasonOf(error: unknown): Reason {
  if (!isError(error))
    return { denied: false, message: sentence(String(error)) };
  if (isResponseError(error))
    return {
      denied: error.statusCode === 403,
      message: sentence(error.cause.message || error.message),
    };
  return {
    denied: error.name === 'NotAllowedError',
    message: sentence(error.message),
  };
}

// By name: two versions of the package may be in one app.
const isResponseError = (error: Error): error is ResponseError =>
  error.name === 'ResponseError' && 'statusCode' in error && 'cause' in error;

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
