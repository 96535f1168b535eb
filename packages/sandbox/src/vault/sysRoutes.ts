import { dig, text } from '@argosy/control-plane';
import { describeBackend } from './Mounts';
import type { Mounts } from './Mounts';
import type { Policies } from './policy/Policies';
import { readList } from './readFields';
import type { Route } from './Route';
import { VaultError } from './VaultError';

/** What the routes of `sys/` read and change. */
export interface System {
  mounts: Mounts;
  policies: Policies;
  mountAuth(path: string, type: string): void;
  mountEngine(path: string, type: string, version: string): void;
}

/** Serves the part of `sys/` that a portal uses, and an admin who prepares Vault for one. */
export const sysRoutes = (system: System): Route[] => [
  ...mountRoutes(system),
  ...policyRoutes(system.policies),
  {
    // nothing is audited here, so the headers in the audit log do not matter
    pattern: /^config\/auditing\/request-headers\/[\w-]+$/,
    sudo: true,
    on: { update: () => undefined },
  },
  {
    pattern: /^internal\/ui\/resultant-acl$/,
    on: { read: ({ acl }) => ({ data: acl.describe() }) },
  },
  {
    pattern: /^capabilities-self$/,
    on: {
      update: ({ body, acl }) => {
        const paths = readList('paths', body.paths ?? body.path);
        if (paths.length === 0)
          throw new VaultError(400, 'paths must be supplied');
        return {
          flat: true,
          data: Object.fromEntries(
            paths.map(path => [path, acl.capabilities(path)]),
          ),
        };
      },
    },
  },
];

const mountRoutes = ({ mounts, ...system }: System): Route[] => [
  {
    pattern: /^auth\/?$/,
    on: { read: () => ({ flat: true, data: mounts.describe('auth/') }) },
  },
  {
    pattern: /^auth\/([\w./-]+?)\/?$/,
    sudo: true,
    on: {
      update: ({ params: [path], body }) => {
        if (mounts.get(`auth/${path}/`)) {
          throw new VaultError(400, `path is already in use at ${path}/`);
        }
        system.mountAuth(path, String(body.type));
        return undefined;
      },
      delete: ({ params: [path] }) => {
        mounts.remove(`auth/${path}/`);
        return undefined;
      },
    },
  },
  {
    pattern: /^mounts\/([\w./-]+?)\/?$/,
    on: {
      update: ({ params: [path], body }) => {
        if (mounts.get(`${path}/`)) {
          throw new VaultError(400, `path is already in use at ${path}/`);
        }
        const version = text(body, 'options', 'version') ?? '1';
        system.mountEngine(path, String(body.type), version);
        return undefined;
      },
      delete: ({ params: [path] }) => {
        mounts.remove(`${path}/`);
        return undefined;
      },
    },
  },
  {
    // for any token that reaches something below the mount
    pattern: /^internal\/ui\/mounts\/([\w./-]+?)\/?$/,
    on: {
      read: ({ params: [path], acl }) => {
        const found = mounts.get(`${path}/`);
        if (found && acl.reaches(`${path}/`)) {
          return { data: { ...describeBackend(found), path: `${path}/` } };
        }
        throw new VaultError(
          403,
          `preflight capability check returned 403, please ensure client's policies grant access to path "${path}/"`,
        );
      },
    },
  },
];

const policyRoutes = (policies: Policies): Route[] => [
  {
    pattern: /^policies\/acl\/?$/,
    on: { list: () => ({ data: { keys: policies.names() } }) },
  },
  {
    pattern: /^policies\/acl\/([\w.-]+)$/,
    on: {
      read: ({ params: [name] }) => {
        const policy = policies.read(name);
        return policy === undefined ? undefined : { data: { name, policy } };
      },
      update: ({ params: [name], body }) => {
        const policy = dig(body, 'policy');
        if (typeof policy !== 'string' || policy === '') {
          throw new VaultError(400, "'policy' parameter not supplied or empty");
        }
        policies.write(name, policy);
        return undefined;
      },
      delete: ({ params: [name] }) => {
        policies.delete(name);
        return undefined;
      },
    },
  },
];
