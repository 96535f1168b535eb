import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isRolesPath } from '../repository/terraformPaths';
import { serviceFolder } from '../repository/paths';

/**
 * 64 hex digits over path and content of the service's own files among
 * `files`: its folder, and its roles where they stand as Terraform. What others write into the repository does not change it.
 * @public
 */
export function contentHash(
  service: string,
  files: ReadonlyMap<string, string>,
): string {
  const folder = serviceFolder(service);
  const isRoles = isRolesPath(service);
  const own = [...files.keys()]
    .filter(path => path.startsWith(folder) || isRoles(path))
    .sort();
  const hash = sha256.create();
  // JSON tells where a path ends and a content begins.
  for (const path of own)
    hash.update(utf8ToBytes(JSON.stringify([path, files.get(path)])));
  return bytesToHex(hash.digest());
}
