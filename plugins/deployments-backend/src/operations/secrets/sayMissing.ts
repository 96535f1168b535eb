import type { Cause, VaultServer } from '@argosy/plugin-deployments-common';
import type { FoundKeys, SecretRow } from '../../database/types';

type Missing = Extract<FoundKeys, { state: 'missing' }>;

/** Why nothing stands at a path, and what to do about it. */
export function sayMissing(
  { why, version }: Pick<Missing, 'why' | 'version'>,
  { mount, path }: Pick<SecretRow, 'mount' | 'path'>,
  { name, namespace }: Pick<VaultServer, 'name' | 'namespace'>,
): Cause {
  const at = `${mount}/${path} in Vault ${name}`;
  const last =
    version === undefined ? 'The last version' : `Version ${version}`;
  if (why === 'absent') {
    return {
      message: `Nothing stands at ${at}.`,
      next: 'Write its keys there; pods that need them start by themselves then.',
    };
  }
  if (why === 'destroyed') {
    return {
      message: `${last} of ${at} is destroyed: its values are gone for good.`,
      next: 'Write a new version with all keys.',
    };
  }
  const where = namespace === undefined ? '' : `-namespace=${namespace} `;
  return {
    message: `${last} of ${at} is deleted.`,
    next:
      version === undefined
        ? 'Write a new version with all keys.'
        : `Bring it back with \`vault kv undelete ${where}-mount=${mount} -versions=${version} ${path}\`, or write a new version with all keys.`,
  };
}
