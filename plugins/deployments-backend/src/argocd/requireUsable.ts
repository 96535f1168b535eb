import { X509Certificate } from 'node:crypto';
import { InputError } from '@backstage/errors';

/** What may stand in the value of a header, by RFC 9110. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]+$/;

/** Refuses a token that no header can hold: the clients' own errors would quote it. */
export function requireSendable(what: string, token: string): string {
  if (!SENDABLE.test(token)) {
    throw new InputError(
      `${what} is empty or holds a character that cannot be sent, such as a line break. Write it anew.`,
    );
  }
  return token;
}

/** Refuses what TLS would refuse at each connection, in words of its own. */
export function requireCertificate(what: string, pem: string): void {
  try {
    void new X509Certificate(pem);
  } catch {
    throw new InputError(
      `${what} holds no certificate in PEM. Give the one that signs the certificate of the hub.`,
    );
  }
}
