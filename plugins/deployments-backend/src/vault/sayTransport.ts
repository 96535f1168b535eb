import { isError } from '@backstage/errors';
import { VaultError } from './VaultError';

const UP = 'Check that it is up and that the backend can reach it.';
const ADDRESS =
  'Correct its url in deployments.vault.servers, and start the backend again.';
const AUTHORITY =
  'Start the backend with NODE_EXTRA_CA_CERTS naming the certificate of the authority that signs for it.';

const BY_CODE: Record<string, readonly [what: string, mend: string]> = {
  ECONNREFUSED: ['it refuses connections', UP],
  ECONNRESET: ['it closed the connection', UP],
  EPIPE: ['it closed the connection', UP],
  UND_ERR_SOCKET: ['it closed the connection', UP],
  UND_ERR_CONNECT_TIMEOUT: ['it does not answer', UP],
  ETIMEDOUT: ['it does not answer', UP],
  EHOSTUNREACH: ['no route leads to it', UP],
  ENETUNREACH: ['no route leads to it', UP],
  ENOTFOUND: ['its host name is not known', ADDRESS],
  EAI_AGAIN: ['its host name cannot be looked up now', UP],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'Renew it there.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another host name',
    ADDRESS,
  ],
  ERR_SSL_WRONG_VERSION_NUMBER: ['it does not speak TLS', ADDRESS],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['it does not speak TLS', ADDRESS],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is not trusted', AUTHORITY],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate is not trusted', AUTHORITY],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'its certificate is not trusted',
    AUTHORITY,
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'its certificate is not trusted',
    AUTHORITY,
  ],
};

/** What a request that brought no answer says of a Vault. Only a code goes into the message: messages may quote headers. */
export function sayTransport(
  peer: string,
  error: unknown,
  deadline: number,
): VaultError {
  if (isError(error) && error.name === 'TimeoutError') {
    return new VaultError(
      'late',
      `${peer} gave no answer within ${deadline / 1000} s.`,
      UP,
    );
  }
  const code = codeOf(error);
  const [what, mend] = BY_CODE[code] ?? ['it could not be asked', UP];
  return new VaultError(
    'unreachable',
    `${peer} is unreachable: ${what}${code && ` (${code})`}.`,
    mend,
  );
}

/** The code stands some causes down; of several addresses that were tried, the first. */
function codeOf(error: unknown): string {
  let link = error;
  for (let depth = 0; isError(link) && depth < 5; depth += 1) {
    if (typeof link.code === 'string' && /^[A-Z_]+$/.test(link.code)) {
      return link.code;
    }
    link = Array.isArray(link.errors) ? link.errors[0] : link.cause;
  }
  return '';
}
