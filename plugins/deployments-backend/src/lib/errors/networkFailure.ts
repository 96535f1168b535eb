import { isError, type ErrorLike } from '@backstage/errors';

/** What a person has to look at: the same failure has a different remedy at each kind of peer. */
export type NetworkProblem =
  /** The peer, or the way to it. */
  | 'availability'
  /** The address that we have of it. */
  | 'address'
  /** Its certificate. */
  | 'certificate'
  /** The authority that signed its certificate. */
  | 'authority'
  /** The clocks on both sides. */
  | 'clock'
  /** Our own certificate or key. */
  | 'credentials';

/** Why a request brought no answer. */
export interface NetworkFailure {
  /** The second half of a sentence about the peer, with the code: `it refuses connections (ECONNREFUSED)`. */
  what: string;
  problem: NetworkProblem;
}

type Entry = readonly [what: string, problem: NetworkProblem];

const CLOSED: Entry = ['it closed the connection', 'availability'];
const SILENT: Entry = ['it does not answer', 'availability'];
const NO_ROUTE: Entry = ['there is no route to it', 'availability'];
const NO_TLS: Entry = ['it does not speak TLS', 'address'];
const UNKNOWN_AUTHORITY: Entry = [
  'its certificate is signed by an unknown authority',
  'authority',
];

const BY_CODE: Readonly<Record<string, Entry>> = {
  ECONNREFUSED: ['it refuses connections', 'availability'],
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  UND_ERR_SOCKET: CLOSED,
  ERR_STREAM_PREMATURE_CLOSE: CLOSED,
  ETIMEDOUT: SILENT,
  UND_ERR_CONNECT_TIMEOUT: SILENT,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENOTFOUND: ['its host name is not known', 'address'],
  EAI_AGAIN: ['its host name cannot be looked up now', 'availability'],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'certificate'],
  CERT_NOT_YET_VALID: ['its certificate is not valid yet', 'clock'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another host name',
    'address',
  ],
  EPROTO: NO_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  CERT_SIGNATURE_FAILURE: UNKNOWN_AUTHORITY,
};

/** What the code of an error, or of one of its causes, says about the peer. Undefined if no code is known. */
export function networkFailure(error: unknown): NetworkFailure | undefined {
  for (const { code } of causesOf(error)) {
    if (typeof code !== 'string') continue;
    const entry = entryOf(code);
    if (entry) return { what: `${entry[0]} (${code})`, problem: entry[1] };
  }
  return undefined;
}

function entryOf(code: string): Entry | undefined {
  if (/_ALERT_(?:\w{0,60}_)?(?:CERTIFICATE|UNKNOWN_CA)/.test(code)) {
    return ['it does not accept our client certificate', 'credentials'];
  }
  if (code.startsWith('ERR_OSSL_')) {
    return ['our certificate or key for it cannot be read', 'credentials'];
  }
  return Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
}

/**
 * An error and its causes, outermost first: transports hide the code that tells some levels down.
 * Of several addresses that were tried, the first.
 */
export function* causesOf(error: unknown): Generator<ErrorLike> {
  let link = error;
  for (let depth = 0; isError(link) && depth < 5; depth += 1) {
    yield link;
    const tried: unknown[] = Array.isArray(link.errors) ? link.errors : [];
    link = tried[0] ?? link.cause;
  }
}
