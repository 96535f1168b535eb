import { createHmac, randomUUID } from 'node:crypto';
import type { JsonObject } from '@argosy/control-plane';

const encode = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of a local account as Argo CD's server signs it, and what it must know to accept it. */
export function mintToken(
  account: string,
  key: string,
): { token: string; record: JsonObject } {
  const id = randomUUID();
  const iat = Math.floor(Date.now() / 1000);
  const content = [
    encode({ alg: 'HS256', typ: 'JWT' }),
    encode({ iss: 'argocd', sub: `${account}:apiKey`, jti: id, iat, nbf: iat }),
  ].join('.');
  const signature = createHmac('sha256', key)
    .update(content)
    .digest('base64url');
  return { token: `${content}.${signature}`, record: { id, iat } };
}
