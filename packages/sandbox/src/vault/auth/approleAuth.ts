import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@argosy/control-plane';
import type { Route } from '../Route';
import { VaultError } from '../VaultError';
import { admit, required } from './AuthContext';
import type { AuthContext } from './AuthContext';
import { roleRoutes } from './roleRoutes';
import type { Roles } from './roleRoutes';
import { readTokenFields } from './tokenFields';

/** A mount of auth/approle: a role has an id, and issues secret ids. */
export function approleAuth(context: AuthContext): Route[] {
  const roles: Roles = new Map();
  const ids = new Map<string, string>();
  const secrets = new Map<string, string>();

  const idOf = (name: string) => {
    const found = ids.get(name) ?? randomUUID();
    ids.set(name, found);
    return found;
  };

  function login(body: JsonObject) {
    const id = required(body, 'role_id');
    const secret = required(body, 'secret_id');
    const name = [...ids].find(([, each]) => each === id)?.[0];
    const role = name && roles.get(name);
    if (!role || secrets.get(secret) !== name) {
      throw new VaultError(400, 'invalid role or secret ID');
    }
    const metadata = { role_name: name };
    return admit(context, role, { name: id, metadata });
  }

  return [
    ...roleRoutes(roles, (body, before) => ({
      role: readTokenFields(body, before),
    })),
    {
      pattern: /^role\/([\w.-]+)\/role-id$/,
      on: {
        read: ({ params: [name] }) =>
          roles.has(name) ? { data: { role_id: idOf(name) } } : undefined,
      },
    },
    {
      pattern: /^role\/([\w.-]+)\/secret-id$/,
      on: {
        update: ({ params: [name] }) => {
          const secret = randomUUID();
          secrets.set(secret, name);
          return {
            data: {
              secret_id: secret,
              secret_id_accessor: randomUUID(),
              secret_id_num_uses: 0,
              secret_id_ttl: 0,
            },
          };
        },
      },
    },
    {
      pattern: /^login$/,
      open: true,
      on: { update: ({ body }) => login(body) },
    },
  ];
}
