import { VaultError } from './VaultError';

/** What one part of a path may be: nothing that Vault, HTTP or a policy takes for more than a name. */
const PART = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const ROLE = /^[a-z0-9][a-z0-9_.-]{0,127}$/;

export const requireMount = (mount: string): string =>
  requirePath(mount, 'mount');

/** Below the mount of KV. */
export const requireSecretPath = (path: string): string =>
  requirePath(path, 'path of a secret');

/** Vault keeps roles in lower case: two that differ in case only are one. */
export function requireRoleName(name: string): string {
  if (ROLE.test(name)) return name;
  throw unusable(name, 'name of a role');
}

function requirePath(path: string, what: string): string {
  if (path.split('/').every(part => PART.test(part))) return path;
  throw unusable(path, what);
}

const unusable = (name: string, what: string) =>
  new VaultError(
    'unusable',
    `${JSON.stringify(name.slice(0, 100))} is no ${what} that can be sent to Vault.`,
    'Use letters, digits, dots, dashes and underscores; a role has lower-case letters only.',
  );
