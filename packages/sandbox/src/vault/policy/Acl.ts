import type { JsonObject } from '@argosy/control-plane';
import { allowsParameters } from './allowsParameters';
import type { PathRule, Parameters } from './readPolicy';

/** What a request does, in the terms of Vault's ACL. */
export type Operation =
  'read' | 'list' | 'create' | 'update' | 'patch' | 'delete';

/** What the policies of a token allow. */
export class Acl {
  readonly #rules: Map<string, PathRule>;

  constructor(
    rules: PathRule[],
    readonly isRoot = false,
  ) {
    this.#rules = mergeRules(rules);
  }

  allows(operation: Operation, path: string, body: JsonObject): boolean {
    if (this.isRoot) return true;
    const rule = this.#ruleOf(path, operation === 'list');
    if (!rule?.capabilities.has(operation)) return false;
    const isChecked = operation !== 'list' && operation !== 'delete';
    return !isChecked || allowsParameters(rule, body);
  }

  hasSudo(path: string): boolean {
    return this.isRoot || this.capabilities(path).includes('sudo');
  }

  /** Returns the capabilities on a path as `sys/capabilities-self` does: sorted, and `deny` when there are none. */
  capabilities(path: string): string[] {
    if (this.isRoot) return ['root'];
    const found = [...(this.#ruleOf(path, true)?.capabilities ?? [])];
    return found.length > 0 ? found.sort() : ['deny'];
  }

  /** Describes all of it as `sys/internal/ui/resultant-acl` does: prefixes without their star, capabilities in Vault's order. */
  describe(): JsonObject {
    const outline = { root: this.isRoot, chroot_namespace: '' };
    if (this.isRoot) return outline;
    const exact: JsonObject = {};
    const glob: JsonObject = {};
    for (const rule of this.#rules.values()) {
      const { path } = rule;
      const hasSegment = /^\+(\/|$)|\/\+/.test(path);
      if (hasSegment) glob[path] = describeRule(rule);
      else if (path.endsWith('*')) glob[path.slice(0, -1)] = describeRule(rule);
      else exact[path] = describeRule(rule);
    }
    return { ...outline, exact_paths: exact, glob_paths: glob };
  }

  /** Reports whether any rule below this mount is more than a denial. */
  reaches(mount: string): boolean {
    return (
      this.isRoot ||
      [...this.#rules.values()].some(
        ({ path, capabilities }) =>
          !capabilities.has('deny') &&
          (path.startsWith(mount) ||
            path === '*' ||
            path.startsWith('+/') ||
            (path.endsWith('*') && mount.startsWith(path.slice(0, -1)))),
      )
    );
  }

  #ruleOf(path: string, isList: boolean): PathRule | undefined {
    const bare = path.replace(/\/$/, '');
    const exact = this.#rules.get(path) ?? (isList && this.#rules.get(bare));
    if (exact && !/\*$|\+/.test(exact.path)) return exact;
    return (isList && this.#patternOf(bare)) || this.#patternOf(path);
  }

  #patternOf(path: string): PathRule | undefined {
    const [best] = [...this.#rules.values()]
      .filter(rule => matches(rule.path, path))
      .sort((one, other) => compare(other.path, one.path));
    return best;
  }
}

const CAPABILITIES = [
  'create',
  'delete',
  'list',
  'read',
  'sudo',
  'update',
  'patch',
  'subscribe',
  'recover',
];

function describeRule({
  capabilities,
  allowed,
  denied,
  required,
}: PathRule): JsonObject {
  const known = CAPABILITIES.filter(each => capabilities.has(each));
  return {
    capabilities: known.length > 0 ? known : ['deny'],
    ...(allowed?.size && { allowed_parameters: Object.fromEntries(allowed) }),
    ...(denied?.size && { denied_parameters: Object.fromEntries(denied) }),
    ...(required.length > 0 && { required_parameters: required }),
  };
}

function matches(pattern: string, path: string): boolean {
  const isPrefix = pattern.endsWith('*');
  if (!isPrefix && !pattern.includes('+')) return false;
  const wanted = (isPrefix ? pattern.slice(0, -1) : pattern).split('/');
  const given = path.split('/');
  if (given.length < wanted.length) return false;
  if (!isPrefix && given.length !== wanted.length) return false;
  return wanted.every(
    (part, index) =>
      part === '+' ||
      part === given[index] ||
      (isPrefix &&
        index === wanted.length - 1 &&
        given[index].startsWith(part)),
  );
}

/** Compares how specific two patterns are, by Vault's own order of criteria. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map(pattern => ({
    firstWildcard: pattern.search(/\+|\*$/),
    isExact: pattern.endsWith('*') ? 0 : 1,
    segments: pattern.split('/').filter(part => part === '+').length,
    length: pattern.length,
  }));
  return (
    a.firstWildcard - b.firstWildcard ||
    a.isExact - b.isExact ||
    b.segments - a.segments ||
    a.length - b.length ||
    (one < other ? -1 : 1)
  );
}

/** Merges the rules of several policies into one per path, as Vault does: `deny` wins, lists of values add up. */
function mergeRules(rules: PathRule[]): Map<string, PathRule> {
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
