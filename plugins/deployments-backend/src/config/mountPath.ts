import { InputError } from '@backstage/errors';

const PATH = /^[A-Za-z0-9][-A-Za-z0-9_]*(\/[A-Za-z0-9][-A-Za-z0-9_]*)*$/;

/** Whether a path of Vault means nothing but itself in addresses and policies: that of a mount or a namespace. */
export const isVaultPath = (path: string) => PATH.test(path);

/** A mount of Vault as it stands in paths and policies: nothing in it may mean more than itself. */
export function mountPath(at: string, key: string, mount: string): string {
  if (isVaultPath(mount)) return mount;
  throw new InputError(
    `${at} has ${key}: ${mount}; write the mount's path without a slash at its ends, in letters, digits, "-" and "_"`,
  );
}
