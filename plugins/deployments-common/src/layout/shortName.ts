import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const HASH = 6;

/** Characters that the name of an Application may have: Helm's limit for a release. @public */
export const APPLICATION_LIMIT = 53;
/** Characters that a namespace may have. */
export const NAMESPACE_LIMIT = 63;

/**
 * Parts joined by `-`. What is longer than `limit` characters is cut and ends
 * in six hex digits of a hash over all parts.
 * @public
 */
export function shortName(parts: readonly string[], limit: number): string {
  const name = parts.join('-');
  if (name.length <= limit) return name;
  const hash = bytesToHex(sha256(utf8ToBytes(parts.join('/')))).slice(0, HASH);
  return `${name.slice(0, limit - HASH - 1).replace(/-+$/, '')}-${hash}`;
}
