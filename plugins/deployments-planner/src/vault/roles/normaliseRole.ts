import { durationSeconds } from './durationSeconds';

/** A role as Vault returns it: a list or a text with commas, seconds or `1h`, whatever its version. @public */
export type RawRole = Readonly<Record<string, unknown>>;

const LISTS = new Set([
  'bound_service_account_names',
  'bound_service_account_namespaces',
  'token_policies',
  'token_bound_cidrs',
]);
const DURATIONS = new Set([
  'token_ttl',
  'token_max_ttl',
  'token_period',
  'token_explicit_max_ttl',
]);
/** Vault repeats these under their new names, for those who used the old ones. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  policies: 'token_policies',
  ttl: 'token_ttl',
  max_ttl: 'token_max_ttl',
  period: 'token_period',
  num_uses: 'token_num_uses',
  bound_cidrs: 'token_bound_cidrs',
};
const DEFAULTS = new Set(['', '0', 'false', 'default', 'null', '{}', '[]']);

/** The one form of all roles that mean the same: what is not set is left out, each value is a text. */
export function normaliseRole(raw: RawRole): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(raw)) {
    const old = Object.hasOwn(OLD_NAMES, key) ? OLD_NAMES[key] : undefined;
    if (old !== undefined && Object.hasOwn(raw, old)) continue;
    const name = old ?? key;
    const text = normaliseField(name, value);
    if (!DEFAULTS.has(text)) fields.set(name, text);
  }
  return fields;
}

function normaliseField(name: string, value: unknown): string {
  if (LISTS.has(name)) return toList(value).join(',');
  if (DURATIONS.has(name)) return String(durationSeconds(value) ?? value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Order and repetition mean nothing to Vault; policies are kept in lower case. */
export function toList(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value)
    ? value
    : String(value ?? '').split(',');
  const texts = items.map(item => String(item).trim()).filter(Boolean);
  return [...new Set(texts)].sort();
}
