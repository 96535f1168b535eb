import { InputError } from '@backstage/errors';

const MOUNT = /^[A-Za-z0-9][-A-Za-z0-9_]*(\/[A-Za-z0-9][-A-Za-z0-9_]*)*$/;

/** A mount of Vault as it stands in paths and policies: nothing in it may mean more than itself. */
export function mountPath(at: string, key: string, mount: string): string {
  if (MOUNT.test(mount)) return mount;
  throw new InputError(
    `${at} has ${key}: ${mount}; write the mount's path without a slash at its ends, in letters, digits, "-" and "_"`,
  );
}
