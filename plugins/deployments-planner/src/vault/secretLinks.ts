import { VaultServer } from '@argosy/plugin-deployments-common';
import { DesiredRole } from './roles/desiredRole';

/** The page of a secret in Vault's own UI. @public */
export function secretUrl(
  { publicUrl, namespace }: Pick<VaultServer, 'publicUrl' | 'namespace'>,
  { mount, path }: DesiredRole['secret'],
): string {
  const query =
    namespace === undefined
      ? ''
      : `?namespace=${encodeURIComponent(namespace)}`;
  return `${publicUrl}/ui/vault/secrets/${mount}/kv/${encodeURIComponent(path)}${query}`;
}

/**
 * What writes missing keys, with placeholders. `put` would remove the keys that stand, so that it is for a secret that
 * does not stand.
 * @public
 */
export function writeCommand(
  { namespace }: Pick<VaultServer, 'namespace'>,
  { mount, path }: DesiredRole['secret'],
  keys: { missing: readonly string[]; isThere: boolean },
): string {
  const where = namespace === undefined ? '' : ` -namespace=${namespace}`;
  const pairs = keys.missing.map(key => `${key}='<${key}>'`);
  return `vault kv ${keys.isThere ? 'patch' : 'put'}${where} -mount=${mount} ${path} ${pairs.join(' ')}`;
}
