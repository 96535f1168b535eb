import { createPublicKey } from 'node:crypto';
import type { JsonObject } from '@argosy/control-plane';
import { isSignedBy, readClaims } from '../Accounts';
import { readList } from '../readFields';
import type { Route } from '../Route';
import { VaultError } from '../VaultError';
import { admit, required } from './AuthContext';
import type { AuthContext } from './AuthContext';
import { roleRoutes } from './roleRoutes';
import type { Roles } from './roleRoutes';
import { readTokenFields } from './tokenFields';

const CLAIMS = ['bound_subject', 'user_claim', 'role_type'];

/** A mount of auth/jwt that has the public keys of the issuers, and so needs no connection to a cluster. */
export function jwtAuth(context: AuthContext): Route[] {
  const roles: Roles = new Map();
  let config: JsonObject | undefined;
  return [
    ...roleRoutes(roles, (body, before = {}) => ({
      role: {
        ...readTokenFields(body, before),
        ...Object.fromEntries(
          CLAIMS.map(field => [field, body[field] ?? before[field] ?? '']),
        ),
        bound_audiences: readList(
          'bound_audiences',
          body.bound_audiences ?? before.bound_audiences,
        ),
      },
    })),
    {
      pattern: /^config$/,
      on: {
        read: () => config && { data: config },
        update: ({ body }) => {
          config = body;
          return undefined;
        },
      },
    },
    {
      pattern: /^login$/,
      open: true,
      on: {
        update: ({ body }) => {
          const jwt = required(body, 'jwt');
          const name = required(body, 'role');
          const role = roles.get(name.toLowerCase());
          if (!role) {
            throw new VaultError(400, `role "${name}" could not be found`);
          }
          const subject = subjectFor(role, config, jwt);
          const metadata = { role: name };
          return admit(context, role, { name: subject, metadata });
        },
      },
    },
  ];
}

/** Checks a token against a role. @returns its subject */
function subjectFor(
  role: JsonObject,
  config: JsonObject | undefined,
  jwt: string,
): string {
  const keys = readList(
    'jwt_validation_pubkeys',
    config?.jwt_validation_pubkeys,
  );
  const claims = readClaims(jwt);
  if (!claims || !keys.some(key => isSignedBy(createPublicKey(key), jwt))) {
    throw invalid('error verifying token: failed to verify id token signature');
  }
  const audiences = readList('bound_audiences', role.bound_audiences);
  if (!claims.audiences.some(each => audiences.includes(each))) {
    throw invalid(
      'invalid audience (aud) claim: audience claim does not match any expected audience',
    );
  }
  const subject = `system:serviceaccount:${claims.namespace}:${claims.name}`;
  if (role.bound_subject && role.bound_subject !== subject) {
    throw invalid('invalid subject (sub) claim');
  }
  return subject;
}

const invalid = (why: string) =>
  new VaultError(400, `error validating token: ${why}`);
