import { isError } from '@backstage/errors';
import { ZodError } from 'zod';
import { DeadlineError } from './withDeadline';

const SENTENCES: Record<string, string> = {
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  ERR_STREAM_PREMATURE_CLOSE: 'it closed the connection',
  ETIMEDOUT: 'it does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  EHOSTUNREACH: 'no route leads to it',
  ENETUNREACH: 'no route leads to it',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up now',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
  EPROTO: 'it does not speak TLS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
};

const UNKNOWN_AUTHORITY = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
]);

/** Why a peer cannot be used, as the second half of a sentence: `it refuses connections (ECONNREFUSED)`. */
export function sayFailure(error: unknown): string {
  for (const link of chainOf(error)) {
    if (link instanceof DeadlineError) return `it gave ${link.message}`;
    if (link instanceof ZodError) {
      const issue = link.issues[0];
      return `its answer is not what was expected (${issue.path.join('.')}: ${
        issue.message
      })`;
    }
    if (link.name === 'SyntaxError') return 'its answer is not JSON';
    const code = 'code' in link ? String(link.code) : '';
    if (UNKNOWN_AUTHORITY.has(code)) {
      return `its certificate is signed by an authority that is not known here (${code})`;
    }
    if (SENTENCES[code]) return `${SENTENCES[code]} (${code})`;
  }
  return isError(error) ? error.message : String(error);
}

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
