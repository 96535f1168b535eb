import { InputError } from '@backstage/errors';
import { withoutEndSlash } from '../lib/withoutEndSlash';

/** Where an address is configured, and what else is. */
interface Place {
  /** `deployments.vault.servers: main`. */
  at: string;
  key: string;
  allowHttp?: boolean;
  /** Where `allowHttp` is written. Default: beside the address. */
  allowAt?: string;
}

/**
 * The one decision on addresses that we send credentials to: https, http on the loopback interface, and http
 * where `allowHttp: true` says that something else encrypts the way. Returns the address without slashes at its end.
 * @throws InputError with the place and the remedy. It never quotes what may hold a password.
 */
export function requireTrusted(
  text: string,
  { at, key, allowHttp = false, allowAt = `beside ${key}` }: Place,
): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isUsable =
    url &&
    ['https:', 'http:'].includes(url.protocol) &&
    !(url.username || url.password || url.search || url.hash);
  if (!isUsable) {
    throw new InputError(
      `${at} has an unusable ${key}; write it as https://host.example.com, without credentials, "?" and "#"`,
    );
  }
  if (isUnencrypted(text) && !allowHttp) {
    throw new InputError(
      `${at} has ${key}: http://${url.host}, where everybody on the way can read our credentials; write it with https://, or, where a service mesh encrypts the way, write allowHttp: true ${allowAt}`,
    );
  }
  return withoutEndSlash(text);
}

/** Whether what is sent to an address can be read on its way. */
export function isUnencrypted(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && !isLoopback(hostname);
}

/** As `URL` writes host names: 127.1 has become 127.0.0.1 there. */
const isLoopback = (hostname: string) =>
  hostname === 'localhost' ||
  hostname === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(hostname);

/**
 * Stops where the whole process takes any certificate: what we send to Vault and Argo CD could be read by
 * whoever stands in between.
 */
export function requireVerification(
  env: Pick<NodeJS.ProcessEnv, string> = process.env,
): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    throw new InputError(
      'The backend runs with NODE_TLS_REJECT_UNAUTHORIZED=0, so that it accepts any certificate and its credentials can be stolen; remove the variable, and name the file of your certificate authority in NODE_EXTRA_CA_CERTS',
    );
  }
}
