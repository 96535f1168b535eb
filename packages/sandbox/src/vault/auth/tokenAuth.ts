import type { JsonObject } from '@argosy/control-plane';
import { readList, readSeconds } from '../readFields';
import type { Route } from '../Route';
import { secondsLeft, toAuth } from '../Tokens';
import type { Token, Tokens } from '../Tokens';

const describe = (token: Token): JsonObject => ({
  accessor: token.accessor,
  creation_time: Math.floor(token.createdAt / 1000),
  creation_ttl: token.ttl ?? 0,
  display_name: 'token',
  entity_id: token.entity ?? '',
  expire_time:
    token.expiresAt === undefined
      ? null
      : new Date(token.expiresAt).toISOString(),
  explicit_max_ttl: 0,
  id: token.id,
  meta: token.metadata,
  num_uses: 0,
  orphan: true,
  path: 'auth/token/create',
  policies: token.policies,
  renewable: token.ttl !== undefined,
  ttl: secondsLeft(token),
  type: 'service',
});

/** Serves auth/token: what a token does with itself, and the creation of tokens. */
export const tokenAuth = (tokens: Tokens): Route[] => [
  {
    pattern: /^lookup-self$/,
    on: { read: ({ token }) => token && { data: describe(token) } },
  },
  {
    pattern: /^renew-self$/,
    on: {
      update: ({ token }) => {
        if (!token) return undefined;
        tokens.renew(token);
        return { auth: toAuth(token) };
      },
    },
  },
  {
    pattern: /^revoke-self$/,
    on: {
      update: ({ token }) => {
        if (token) tokens.revoke(token.id);
        return undefined;
      },
    },
  },
  {
    pattern: /^create$/,
    on: {
      update: ({ body, token }) => {
        const policies = readList('policies', body.policies);
        const given = tokens.create({
          policies: policies.length > 0 ? policies : (token?.policies ?? []),
          noDefaultPolicy: body.no_default_policy === true,
          ttl: readSeconds('ttl', body.ttl),
          maxTtl: readSeconds('explicit_max_ttl', body.explicit_max_ttl),
          period: readSeconds('period', body.period),
        });
        return { auth: toAuth(given) };
      },
    },
  },
  {
    pattern: /^revoke$/,
    on: {
      update: ({ body }) => {
        tokens.revoke(String(body.token));
        return undefined;
      },
    },
  },
];
