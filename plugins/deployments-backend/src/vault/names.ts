import { VaultError } from './VaultError';

/** One part of a path: nothing that has a meaning of its own to Vault, HTTP or a policy. */
const PART = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const ROLE = /^[a-z0-9][a-z0-9_.-]{0,127}$/;

export const requireMount = (mount: string): string =>
  requirePath(mount, 'a mount');

/** A path below the mount of KV. */
export const requireSecretPath = (path: string): string =>
  requirePath(path, 'the path of a secret');

/** Vault lower-cases the names of roles: two that differ only in case would be one. */
export function requireRoleName(name: string): string {
  if (ROLE.test(name)) return name;
  throw unusable(name, 'the name of a role');
}

function requirePath(path: string, what: string): string {
  if (path.split('/').every(part => PART.test(part))) return path;
  throw unusable(path, what);
}

const unusable = (name: string, what: string) =>
  new VaultError(
    'unusable',
    `${JSON.stringify(name.slice(0, 100))} cannot be used as ${what}.`,
    'Use letters, digits, dots, dashes and underscores; lower-case letters only for a role.',
  );
