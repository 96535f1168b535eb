import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '@argosy/control-plane';
import type { Parameters, PathRule } from './readPolicy';

/** Checks a body against a rule. Since Vault 1.21 every element of a list must be allowed. */
export function allowsParameters(rule: PathRule, body: JsonObject): boolean {
  const given = Object.entries(body);
  const names = Object.keys(body);
  if (rule.required.some(each => !names.includes(each.toLowerCase()))) {
    return false;
  }
  if (given.length === 0) return true;
  if (rule.denied && isDenied(rule.denied, given)) return false;
  return !rule.allowed?.size || areAllowed(rule.allowed, given);
}

type Given = Array<[string, Json | undefined]>;

const isDenied = (denied: Parameters, given: Given) =>
  denied.has('*') ||
  given.some(([name, value]) => {
    const values = denied.get(name.toLowerCase());
    if (!values) return false;
    if (values.length === 0 || isOneOf(value, values)) return true;
    return elementsOf(value)?.some(each => isOneOf(each, values)) ?? false;
  });

const areAllowed = (allowed: Parameters, given: Given) =>
  given.every(([name, value]) => {
    const values = allowed.get(name.toLowerCase());
    if (!values) return allowed.has('*');
    if (values.length === 0 || isOneOf(value, values)) return true;
    return elementsOf(value)?.every(each => isOneOf(each, values)) ?? false;
  });

/** A string may be a list separated by commas. */
function elementsOf(value: Json | undefined): Json[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return undefined;
  const parts = value.split(',').map(each => each.trim());
  return parts.filter(each => each !== '');
}

const isOneOf = (value: Json | undefined, values: Json[]) =>
  values.some(each =>
    typeof each === 'string'
      ? typeof value === 'string' && isGlobMatch(each, value)
      : isDeepStrictEqual(each, value),
  );

/** Matches a pattern in which `*` has a meaning at either end only. */
export function isGlobMatch(pattern: string, value: string): boolean {
  if (pattern.length < 2) return pattern === '*' || pattern === value;
  const starts = pattern.startsWith('*');
  const ends = pattern.endsWith('*');
  if (starts && ends) return value.includes(pattern.slice(1, -1));
  if (starts) return value.endsWith(pattern.slice(1));
  if (ends) return value.startsWith(pattern.slice(0, -1));
  return value === pattern;
}
