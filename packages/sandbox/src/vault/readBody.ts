import { parseDocument } from 'yaml';
import { isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { VaultError } from './VaultError';

/** Reads a body as Vault does: it must be JSON without duplicate keys. */
export function readBody(source: string): JsonObject {
  if (source.trim() === '') return {};
  let read: unknown;
  try {
    read = JSON.parse(source);
  } catch (error) {
    throw new VaultError(500, String(error));
  }
  if (!isObject(read)) {
    throw new VaultError(400, 'error parsing JSON: expected an object');
  }
  // JSON.parse accepts duplicate keys, YAML reports them
  const [twice] = parseDocument(source).errors;
  if (twice) throw new VaultError(500, 'duplicate key in object');
  return read;
}
