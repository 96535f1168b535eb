import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@argosy/control-plane';

/** Vault's default TTL. */
const DEFAULT_TTL = 2_764_800;

export interface Token {
  id: string;
  accessor: string;
  policies: string[];
  entity?: string;
  metadata: Record<string, string>;
  /** In seconds. The root token has none. */
  ttl?: number;
  period: number;
  createdAt: number;
  expiresAt?: number;
  /** No renewal goes beyond it. */
  endsAt: number;
}

/** What a role says about its tokens. */
export interface TokenOptions {
  policies: string[];
  noDefaultPolicy?: boolean;
  ttl?: number;
  maxTtl?: number;
  period?: number;
  entity?: string;
  metadata?: Record<string, string>;
}

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Service tokens, and the root token. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();
  readonly root: string;

  constructor() {
    const root = this.#keep({ policies: ['root'] });
    this.root = root.id;
  }

  find(id: string): Token | undefined {
    const token = this.#tokens.get(id);
    if (token?.expiresAt === undefined || token.expiresAt > Date.now()) {
      return token;
    }
    this.#tokens.delete(id);
    return undefined;
  }

  create(options: TokenOptions): Token {
    const { policies, noDefaultPolicy, period = 0 } = options;
    const maxTtl = options.maxTtl || DEFAULT_TTL;
    const ttl = period || Math.min(options.ttl || DEFAULT_TTL, maxTtl);
    const all = new Set(noDefaultPolicy ? policies : ['default', ...policies]);
    const token = this.#keep({ ...options, policies: [...all].sort() });
    token.ttl = ttl;
    token.expiresAt = token.createdAt + ttl * 1000;
    token.endsAt = period ? Infinity : token.createdAt + maxTtl * 1000;
    return token;
  }

  /**
   * Renews a token.
   * @returns seconds until it expires
   */
  renew(token: Token): number {
    if (token.ttl === undefined) return 0;
    const extended = Date.now() + token.ttl * 1000;
    token.expiresAt = Math.min(extended, token.endsAt);
    return secondsLeft(token);
  }

  revoke(id: string) {
    this.#tokens.delete(id);
  }

  #keep({ policies, entity, metadata = {}, period = 0 }: TokenOptions): Token {
    const token: Token = {
      id: `hvs.${random(24)}`,
      accessor: random(18),
      createdAt: Date.now(),
      endsAt: Infinity,
      policies,
      entity,
      metadata,
      period,
    };
    this.#tokens.set(token.id, token);
    return token;
  }
}

export const secondsLeft = ({ expiresAt }: Token) =>
  expiresAt === undefined
    ? 0
    : Math.max(0, Math.round((expiresAt - Date.now()) / 1000));

/** Makes the `auth` of an answer. */
export const toAuth = (token: Token): JsonObject => ({
  client_token: token.id,
  accessor: token.accessor,
  policies: token.policies,
  token_policies: token.policies,
  metadata: token.metadata,
  lease_duration: secondsLeft(token),
  renewable: true,
  entity_id: token.entity ?? '',
  token_type: 'service',
  orphan: true,
  mfa_requirement: null,
  num_uses: 0,
});
