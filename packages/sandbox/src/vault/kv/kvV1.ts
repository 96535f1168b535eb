import type { JsonObject } from '@argosy/control-plane';
import type { Route } from '../Route';
import { listKeys } from './listKeys';

/** A mount of KV v1, where every path is a secret, even `subkeys/x` and `config`. */
export function kvV1(): Route[] {
  const secrets = new Map<string, JsonObject>();
  return [
    {
      pattern: /^(.*)$/,
      exists: ({ params: [path] }) => secrets.has(path),
      on: {
        list: ({ params: [path] }) => {
          const keys = listKeys(secrets.keys(), path);
          return keys && { data: { keys } };
        },
        read: ({ params: [path] }) => {
          const data = secrets.get(path);
          return data && { data };
        },
        update: ({ params: [path], body }) => {
          secrets.set(path, body);
          return undefined;
        },
        delete: ({ params: [path] }) => {
          secrets.delete(path);
          return undefined;
        },
      },
    },
  ];
}
