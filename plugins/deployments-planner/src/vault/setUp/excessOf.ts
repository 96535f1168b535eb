import type { PolicyRule } from './hcl';

/** A rule that a token has, as Vault says it: `+` stands for one segment, `*` at the end for any rest. @public */
export interface GrantedRule {
  path: string;
  capabilities: readonly string[];
  /** Values by field; none means any. Absent: any field. */
  allowed?: Readonly<Record<string, readonly unknown[]>>;
  required?: readonly string[];
}

/** A right that a token has and should not have. @public */
export interface ExcessRight {
  path: string;
  capabilities: string[];
  /** Where the path may be written, but not like this: the fields that are not pinned as they should be. */
  fields?: string[];
}

/**
 * What Vault's own policy `default` gives each token about itself. It reaches no secret and no role; a login that
 * leaves it in is not worth a word.
 */
const DEFAULT_POLICY: readonly PolicyRule[] = [
  ...[
    'auth/token/renew-self',
    'auth/token/revoke-self',
    'sys/capabilities-self',
    'sys/renew',
    'sys/leases/renew',
    'sys/leases/lookup',
    'sys/wrapping/wrap',
    'sys/wrapping/lookup',
    'sys/wrapping/unwrap',
    'sys/tools/hash',
    'sys/tools/hash/*',
    'sys/control-group/request',
  ].map(path => ({ path, capabilities: ['update'] })),
  ...[
    'auth/token/lookup-self',
    'identity/entity/id/+',
    'identity/entity/name/+',
    'sys/internal/ui/resultant-acl',
  ].map(path => ({ path, capabilities: ['read'] })),
  {
    path: 'cubbyhole/*',
    capabilities: ['create', 'read', 'update', 'delete', 'list'],
  },
  {
    path: 'identity/oidc/provider/+/authorize',
    capabilities: ['read', 'update'],
  },
];

/** Compares all that a token may do with what it should: every right that no rule of these covers. @public */
export function excessOf(
  granted: readonly GrantedRule[],
  printed: readonly PolicyRule[],
): ExcessRight[] {
  const known = [...printed, ...DEFAULT_POLICY];
  return granted.flatMap(({ path, capabilities, ...pin }) => {
    const near = known.filter(rule => covers(rule.path, path));
    const beyond: string[] = [];
    const unpinned = new Set<string>();
    for (const capability of capabilities) {
      const rules = near.filter(rule => rule.capabilities.includes(capability));
      const fields = rules.map(rule =>
        WRITES.includes(capability) ? looseFields(pin, rule) : [],
      );
      if (capability === 'deny' || fields.some(({ length }) => length === 0)) {
        continue;
      }
      beyond.push(capability);
      fields[0]?.forEach(field => unpinned.add(field));
    }
    if (beyond.length === 0) return [];
    return [
      {
        path,
        capabilities: beyond,
        ...(unpinned.size > 0 && { fields: [...unpinned] }),
      },
    ];
  });
}

const WRITES = ['create', 'update', 'patch'];

/** Whether everything that a path of a token means is meant by a path of ours, too. */
function covers(ours: string, theirs: string): boolean {
  if (ours === theirs) return true;
  if (ours.endsWith('*')) {
    // Behind its first wildcard a path may mean anything.
    const [fixed] = theirs.split(/\+|\*$/);
    return fixed.startsWith(ours.slice(0, -1));
  }
  if (/\+|\*$/.test(theirs) || !ours.includes('+')) return false;
  const segments = theirs.split('/');
  const wanted = ours.split('/');
  return (
    segments.length === wanted.length &&
    wanted.every((part, index) => part === '+' || part === segments[index])
  );
}

/** The fields that a token may write otherwise than a rule of ours pins them. */
function looseFields(
  { allowed, required = [] }: Pick<GrantedRule, 'allowed' | 'required'>,
  rule: PolicyRule,
): string[] {
  const { allowed: pinned } = rule;
  if (!pinned) return [];
  if (!allowed || Object.keys(allowed).length === 0) return ['*'];
  const loose = Object.entries(allowed)
    .filter(([field, values]) => !isWithin(values, pinned[field]))
    .map(([field]) => field);
  const missing = (rule.required ?? []).filter(
    field => !required.includes(field),
  );
  return [...new Set([...loose, ...missing])];
}

function isWithin(
  values: readonly unknown[],
  pinned: readonly string[] | undefined,
): boolean {
  if (!pinned) return false;
  if (pinned.length === 0) return true;
  return (
    values.length > 0 &&
    values.every(value => pinned.some(allowed => allowed === value))
  );
}
