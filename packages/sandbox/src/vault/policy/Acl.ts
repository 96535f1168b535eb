import type { JsonObject } from '@argosy/control-plane';
import type { Operation } from '../Route';
import { allowsParameters } from './allowsParameters';
import { mergeRules } from './mergeRules';
import type { PathRule } from './readPolicy';

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

  /** As `sys/capabilities-self` says it: sorted, and `deny` where there is none. */
  capabilities(path: string): string[] {
    if (this.isRoot) return ['root'];
    const found = [...(this.#ruleOf(path, true)?.capabilities ?? [])];
    return found.length > 0 ? found.sort() : ['deny'];
  }

  /** Whether any rule that is not a denial lies below this mount. */
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

/** Which of two patterns says it more exactly; the order of the questions is Vault's. */
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
