import { X509Certificate } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { readConfiguredFileSync } from '../../lib/errors/readConfiguredFile';

/**
 * Reads a file that the config names.
 * @throws InputError with the hub, the field, the reason and the remedy
 */
export const readCredentialFile = (
  at: string,
  field: string,
  path: string,
): string =>
  readConfiguredFileSync(
    path,
    reason =>
      new InputError(
        `${at}: the ${field} ${path} ${reason}. Put a readable file there, which is used without a restart, or correct the path in deployments.hubs.`,
      ),
  );

/** What the value of a header may hold, by RFC 9110. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]+$/;

/** Refuses a token that no header can hold: the errors of the clients would quote it. */
export function requireSendable(what: string, token: string): string {
  if (!SENDABLE.test(token)) {
    throw new InputError(
      `${what} is empty or contains a character that cannot be sent, such as a line break. Write it again.`,
    );
  }
  return token;
}

/** Refuses what TLS would refuse at each connection, less clearly. */
export function requireCertificate(what: string, pem: string): void {
  try {
    void new X509Certificate(pem);
  } catch {
    throw new InputError(
      `${what} is not a certificate in PEM format. Give the one that signs the certificate of the hub.`,
    );
  }
}
