import { isObject } from '@argosy/control-plane';
import type { Json } from '@argosy/control-plane';
import { VaultError } from './VaultError';

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

const unreadable = (name: string, why: string): never => {
  throw new VaultError(
    400,
    `error converting input for field "${name}": ${why}`,
  );
};

/** Reads a list, or a string separated by commas. Empty parts are left out. */
export function readList(name: string, value: Json | undefined): string[] {
  const parts = typeof value === 'string' ? value.split(',') : (value ?? []);
  if (isObject(parts) && Object.keys(parts).length === 0) return [];
  if (!Array.isArray(parts)) {
    return unreadable(name, "expected type 'string', got an object");
  }
  if (parts.some(each => typeof each === 'object')) {
    return unreadable(
      name,
      "1 error(s) decoding:\n\n* '[0]' expected type 'string', got unconvertible type",
    );
  }
  return parts.map(each => String(each).trim()).filter(each => each !== '');
}

/** Reads seconds from a number, `3600`, `60m` or `1h30m`. */
export function readSeconds(name: string, value: Json | undefined): number {
  const source = String(value ?? 0);
  if (/^\d+$/.test(source)) return Number(source);
  if (!/^(\d+[smhd])+$/.test(source)) {
    return unreadable(name, `time: invalid duration "${source}"`);
  }
  return [...source.matchAll(/(?<!\d)(\d+)([smhd])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0,
  );
}
