import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import { VaultLogin, vaultLogins } from '../vaultLogins';

export const V004 = defineRule({
  id: 'V004',
  title: 'Each workload logs in to Vault with an account of its own',
  severity: 'error',
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  const first = new Map<string, VaultLogin>();
  for (const login of vaultLogins(context)) {
    const { path, name, serviceAccount, overlay } = login;
    if (serviceAccount === '' || serviceAccount === 'default') {
      yield {
        path,
        message: `${name} logs in to Vault with the default account of its namespace: so may everything else there.`,
        remedy: 'Give the workload a ServiceAccount of its own.',
      };
      continue;
    }
    const key = `${overlay?.path ?? path} ${serviceAccount}`;
    const other = first.get(key);
    if (!other) first.set(key, login);
    else if (other.name !== name) {
      yield {
        path,
        message: `${name} logs in to Vault as ${serviceAccount}, as does another (${other.name}): either may read what is meant for the other.`,
        remedy: 'Give each workload a ServiceAccount of its own.',
      };
    }
  }
}
