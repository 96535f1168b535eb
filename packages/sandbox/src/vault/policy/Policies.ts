import type { Identity, Entity } from '../Identity';
import type { Token } from '../Tokens';
import { Acl } from './Acl';
import { readPolicy } from './readPolicy';
import type { PathRule } from './readPolicy';

/** The default policy: what every token may do with itself, unless its role leaves the policy out. */
const DEFAULT = `
path "auth/token/lookup-self" { capabilities = ["read"] }
path "auth/token/renew-self" { capabilities = ["update"] }
path "auth/token/revoke-self" { capabilities = ["update"] }
path "sys/capabilities-self" { capabilities = ["update"] }
path "sys/internal/ui/resultant-acl" { capabilities = ["read"] }
path "cubbyhole/*" { capabilities = ["create", "read", "update", "delete", "list"] }
path "sys/wrapping/wrap" { capabilities = ["update"] }
path "sys/wrapping/lookup" { capabilities = ["update"] }
path "sys/wrapping/unwrap" { capabilities = ["update"] }
`;

/** ACL policies by lower-case name. A change counts for every token that carries the name, at once. */
export class Policies {
  readonly #policies = new Map<string, { text: string; rules: PathRule[] }>();

  constructor() {
    this.write('default', DEFAULT);
  }

  names(): string[] {
    return [...this.#policies.keys(), 'root'].sort();
  }

  read(name: string): string | undefined {
    return this.#policies.get(name.toLowerCase())?.text;
  }

  write(name: string, text: string) {
    this.#policies.set(name.toLowerCase(), { text, rules: readPolicy(text) });
  }

  delete(name: string) {
    this.#policies.delete(name.toLowerCase());
  }

  aclOf({ policies, entity }: Token, identity: Identity): Acl {
    if (policies.includes('root')) return new Acl([], true);
    const who = entity === undefined ? undefined : identity.find(entity);
    const rules = policies.flatMap(
      name => this.#policies.get(name)?.rules ?? [],
    );
    return new Acl(
      rules.flatMap(rule => {
        const path = fillTemplate(rule.path, who);
        return path === undefined ? [] : [{ ...rule, path }];
      }),
    );
  }
}

const TEMPLATE =
  /\{\{\s*identity\.entity\.(?:(id)|(name)|aliases\.([\w-]+)\.(?:(name)|metadata\.(\w+)))\s*\}\}/g;

/**
 * Fills the identity of the caller into a path. Returns undefined when the identity lacks what the path names, so
 * that the rule does not apply.
 */
function fillTemplate(
  path: string,
  entity: Entity | undefined,
): string | undefined {
  if (!path.includes('{{')) return path;
  let isWhole = entity !== undefined;
  const filled = path.replaceAll(
    TEMPLATE,
    (_, id, name, accessor, aliasName, key) => {
      const alias = entity?.aliases.get(accessor);
      let found = alias?.metadata[key];
      if (id) found = entity?.id;
      if (name) found = entity?.name;
      if (aliasName) found = alias?.name;
      isWhole &&= Boolean(found);
      return found ?? '';
    },
  );
  return isWhole && !filled.includes('{{') ? filled : undefined;
}
