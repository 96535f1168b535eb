import type { JsonObject } from '@argosy/control-plane';
import { readList } from '../readFields';
import type { Route } from '../Route';

/** Roles by lower-case name. */
export type Roles = Map<string, JsonObject>;

/** Serves list, read, write and delete of a mount's roles. `read` normalises a body, given the existing role. */
export const roleRoutes = (
  roles: Roles,
  read: (
    body: JsonObject,
    before: JsonObject | undefined,
    name: string,
  ) => { role: JsonObject; warnings?: string[] },
): Route[] => [
  {
    pattern: /^role\/?$/,
    on: {
      list: () =>
        roles.size > 0
          ? { data: { keys: [...roles.keys()].sort() } }
          : undefined,
    },
  },
  {
    pattern: /^role\/([\w.-]+)$/,
    exists: ({ params: [name], body }) => {
      // Vault reads the fields to see whether this is a create, before it checks the ACL
      for (const [field, value] of Object.entries(body)) {
        if (typeof value === 'object' && value !== null) readList(field, value);
      }
      return roles.has(name.toLowerCase());
    },
    on: {
      read: ({ params: [name] }) => {
        const role = roles.get(name.toLowerCase());
        return role && { data: role };
      },
      update: ({ params: [name], body }) => {
        const before = roles.get(name.toLowerCase());
        const { role, warnings } = read(body, before, name);
        roles.set(name.toLowerCase(), role);
        return warnings && { data: null, warnings };
      },
      delete: ({ params: [name] }) => {
        roles.delete(name.toLowerCase());
        return undefined;
      },
    },
  },
];
