import type { ErrorLike } from '@backstage/errors';
import type { Mends } from './mends';
import type { Failure } from './sayFailure';

type Mend = Failure['mend'];

const address: Mend = (mends: Mends) => mends.address;
const authority: Mend = (mends: Mends) => mends.authority;
const credentials: Mend = (mends: Mends) => mends.credentials;
const renew: Mend = () =>
  'Renew it there; the new one counts without a restart.';

const UNKNOWN_AUTHORITY = [
  'its certificate is signed by an authority that is not known here',
  authority,
] as const;
const NO_TLS = ['it does not speak TLS', address] as const;
const CLOSED = ['it closed the connection'] as const;

const BY_CODE: Record<string, readonly [what: string, mend?: Mend]> = {
  ECONNREFUSED: ['it refuses connections'],
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  UND_ERR_SOCKET: CLOSED,
  ERR_STREAM_PREMATURE_CLOSE: CLOSED,
  ETIMEDOUT: ['it does not answer'],
  UND_ERR_CONNECT_TIMEOUT: ['it does not answer'],
  EHOSTUNREACH: ['no route leads to it'],
  ENETUNREACH: ['no route leads to it'],
  ENOTFOUND: ['its host name is not known', address],
  EAI_AGAIN: ['its host name cannot be looked up now'],
  CERT_HAS_EXPIRED: ['its certificate has expired', renew],
  CERT_NOT_YET_VALID: [
    'its certificate is not valid yet',
    () => 'Compare the clocks of the hub and of the backend.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another host name',
    address,
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

/** What an error's code says of a peer; nothing where it is none that we know. */
export function failureByCode(error: ErrorLike): Failure | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'EACCES') return fileFailure(error, code);
  if (/_ALERT_(.*_)?(CERTIFICATE|UNKNOWN_CA)/.test(code)) {
    return {
      what: `it does not accept our client certificate (${code})`,
      mend: credentials,
    };
  }
  if (code.startsWith('ERR_OSSL_')) {
    return {
      what: `our certificate or key for it cannot be read (${code})`,
      mend: credentials,
    };
  }
  const known = BY_CODE[code];
  return known && { what: `${known[0]} (${code})`, mend: known[1] };
}

/** A kubeconfig names further files, and programs that fetch credentials. */
function fileFailure(error: ErrorLike, code: string): Failure {
  const isProgram = String(error.syscall).startsWith('spawn');
  const what = isProgram ? 'the program' : 'the file';
  const why = code === 'ENOENT' ? 'is not there' : 'may not be used';
  return {
    what: `${what} ${error.path} that our credentials for it need ${why} (${code})`,
    mend: credentials,
  };
}
