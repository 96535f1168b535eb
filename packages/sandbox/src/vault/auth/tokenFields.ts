import type { JsonObject } from '@argosy/control-plane';
import { readList, readSeconds } from '../readFields';
import type { TokenOptions } from '../Tokens';
import { VaultError } from '../VaultError';

const LISTS = ['token_policies', 'token_bound_cidrs'];
const SECONDS = [
  'token_ttl',
  'token_max_ttl',
  'token_period',
  'token_explicit_max_ttl',
];
/** Names from before Vault 1.2, which roles still accept. */
const LEGACY: Record<string, string> = {
  policies: 'token_policies',
  ttl: 'token_ttl',
  max_ttl: 'token_max_ttl',
  period: 'token_period',
};

const UNSET: JsonObject = {
  token_bound_cidrs: [],
  token_explicit_max_ttl: 0,
  token_max_ttl: 0,
  token_no_default_policy: false,
  token_num_uses: 0,
  token_period: 0,
  token_policies: [],
  token_ttl: 0,
  token_type: 'default',
};

/** Reads what a role says about its tokens, as every auth method does. Fields that are not given stay. */
export function readTokenFields(
  body: JsonObject,
  before: JsonObject = {},
): JsonObject {
  const read: JsonObject = { ...UNSET, ...before };
  for (const [name, value] of Object.entries(body)) {
    const field = LEGACY[name] ?? name;
    if (name in LEGACY && field in body) continue;
    if (LISTS.includes(field)) read[field] = readList(field, value);
    else if (SECONDS.includes(field)) read[field] = readSeconds(field, value);
    else if (field in UNSET) read[field] = value;
    if (name in LEGACY) read[name] = read[field];
  }
  const { token_ttl: ttl, token_max_ttl: maxTtl } = read;
  if (Number(maxTtl) > 0 && Number(ttl) > Number(maxTtl)) {
    throw new VaultError(
      400,
      "'token_ttl' cannot be greater than 'token_max_ttl'",
    );
  }
  return read;
}

export const toTokenOptions = (role: JsonObject): TokenOptions => ({
  policies: readList('token_policies', role.token_policies),
  noDefaultPolicy: role.token_no_default_policy === true,
  ttl: Number(role.token_ttl),
  maxTtl: Number(role.token_max_ttl),
  period: Number(role.token_period),
});
