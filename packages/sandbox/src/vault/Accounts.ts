import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { dig, isObject, strings, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';

/** The account that a token stands for. */
export interface AccountClaims {
  namespace: string;
  name: string;
  uid: string;
  audiences: string[];
}

/** The issuer of an API server that is not told another; it is also the default audience. */
const ISSUER = 'https://kubernetes.default.svc';

const encode = (value: JsonObject) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** The ServiceAccounts of one cluster, and its TokenRequest and TokenReview. */
export class Accounts {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #uids = new Map<string, string>();

  get publicKey(): KeyObject {
    return this.#keys.publicKey;
  }

  /** Returns false when it exists already. */
  create(namespace: string, name: string): boolean {
    const key = `${namespace}/${name}`;
    if (this.#uids.has(key)) return false;
    this.#uids.set(key, randomUUID());
    return true;
  }

  /** Issues a JWT as the API server of a cluster does. Returns undefined when there is no such account. */
  issue(
    namespace: string,
    name: string,
    { audiences = [ISSUER], seconds = 3600 },
  ): string | undefined {
    const uid = this.#uids.get(`${namespace}/${name}`);
    if (uid === undefined) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const signed = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode({
      aud: audiences,
      exp: now + seconds,
      iat: now,
      iss: ISSUER,
      'kubernetes.io': { namespace, serviceaccount: { name, uid } },
      nbf: now,
      sub: `system:serviceaccount:${namespace}:${name}`,
    })}`;
    const key = {
      key: this.#keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    } as const;
    const signature = sign('sha256', Buffer.from(signed), key);
    return `${signed}.${signature.toString('base64url')}`;
  }

  /**
   * Reviews a token: this cluster has signed it, it has not expired, and its account still exists. Vault accepts
   * any audience that the token names.
   */
  review(token: string): boolean {
    const claims = readClaims(token);
    if (!claims || !isSignedBy(this.publicKey, token)) return false;
    const { namespace, name, uid } = claims;
    return this.#uids.get(`${namespace}/${name}`) === uid;
  }
}

const payloadOf = (token: string): unknown => {
  try {
    const [, payload = ''] = token.split('.');
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return undefined;
  }
};

/** Reads the claims of a token without checking them. */
export function readClaims(token: string): AccountClaims | undefined {
  const payload = payloadOf(token);
  const of = dig(payload, 'kubernetes.io');
  const name = text(of, 'serviceaccount', 'name');
  const uid = text(of, 'serviceaccount', 'uid');
  const namespace = text(of, 'namespace');
  if (!isObject(payload) || !name || !uid || !namespace) return undefined;
  return { namespace, name, uid, audiences: strings(payload, 'aud') };
}

/** Reports whether this key signed the token, and it has not expired. */
export function isSignedBy(publicKey: KeyObject, token: string): boolean {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  return isGenuine && Number(dig(payloadOf(token), 'exp')) * 1000 > Date.now();
}
