import type { JsonObject } from '@argosy/control-plane';
import type { Accounts } from '../Accounts';
import type { Alias, Identity } from '../Identity';
import { toAuth } from '../Tokens';
import type { Tokens } from '../Tokens';
import { VaultError } from '../VaultError';
import { toTokenOptions } from './tokenFields';

/** What a mount of an auth method needs. */
export interface AuthContext {
  accessor: string;
  tokens: Tokens;
  identity: Identity;
  /** Returns the accounts of the cluster at this address. */
  accountsAt(server: string): Accounts | undefined;
}

export function required(body: JsonObject, field: string): string {
  const value = body[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new VaultError(400, `missing ${field}`);
}

/** Answers a successful login with a token as the role says, for the holder of this alias. */
export function admit(
  { accessor, identity, tokens }: AuthContext,
  role: JsonObject,
  alias: Alias,
  metadata = alias.metadata,
): { auth: JsonObject } {
  const options = toTokenOptions(role);
  if (options.policies.includes('root')) {
    throw new VaultError(400, 'auth methods cannot create root tokens');
  }
  const entity = identity.enter(accessor, alias);
  const token = tokens.create({
    ...options,
    entity: entity.id,
    metadata,
  });
  return { auth: toAuth(token) };
}
