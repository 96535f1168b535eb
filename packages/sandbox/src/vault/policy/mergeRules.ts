import type { Parameters, PathRule } from './readPolicy';

/** One rule a path, as Vault joins what several policies say of it: `deny` beats all, lists of values add up. */
export function mergeRules(rules: PathRule[]): Map<string, PathRule> {
  const merged = new Map<string, PathRule>();
  for (const rule of rules) {
    const other = merged.get(rule.path);
    merged.set(rule.path, other ? join(other, rule) : rule);
  }
  return merged;
}

function join(one: PathRule, other: PathRule): PathRule {
  const capabilities = new Set([...one.capabilities, ...other.capabilities]);
  return {
    path: one.path,
    capabilities: capabilities.has('deny') ? new Set(['deny']) : capabilities,
    allowed: joinParameters(one.allowed, other.allowed),
    denied: joinParameters(one.denied, other.denied),
    required: [...one.required, ...other.required],
  };
}

function joinParameters(
  one: Parameters | undefined,
  other: Parameters | undefined,
): Parameters | undefined {
  if (!one || !other) return one ?? other;
  const joined = new Map(one);
  for (const [name, values] of other) {
    const known = joined.get(name);
    const isAll = known?.length === 0 || values.length === 0;
    joined.set(name, isAll ? [] : [...(known ?? []), ...values]);
  }
  return joined;
}
