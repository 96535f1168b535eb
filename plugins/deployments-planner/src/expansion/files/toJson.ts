import { Document } from 'yaml';
import { JsonValue, setKey } from './json';

/** The value of a YAML document; undefined where it holds what JSON cannot (or an alias bomb). */
export function toJson(document: Document.Parsed): JsonValue | undefined {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return fromUnknown(value, 0);
  } catch {
    return undefined;
  }
}

function fromUnknown(value: unknown, depth: number): JsonValue {
  if (depth > 200) throw new RangeError('more than 200 levels');
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return value.map(entry => fromUnknown(entry, depth + 1));
  if (
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    const result = {};
    for (const [key, entry] of Object.entries(value)) {
      setKey(result, key, fromUnknown(entry, depth + 1));
    }
    return result;
  }
  throw new TypeError('no JSON value');
}
