import { configsOf, namedApplications, textOf } from '../configs';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

export const A006 = defineRule({
  id: 'A006',
  title: 'The name of an Application is unique in the fleet',
  severity: 'error',
  *find(context) {
    const own = new Map<string, string>();
    for (const { name, path } of judgedApplications(context))
      if (!own.has(name)) own.set(name, path);
    const others = new Map<string, string | undefined>();
    for (const { name, path } of namedApplications(context)) {
      const first = own.get(name);
      if (first === undefined) continue;
      const other = path === first ? undefined : path;
      others.set(name, others.get(name) ?? other);
    }
    for (const [name, other] of others) {
      const first = own.get(name);
      if (first && other) yield twice(name, first, other);
    }
  },
});

function* judgedApplications(context: RuleContext) {
  for (const config of configsOf(context)) {
    const name = textOf(config, 'application');
    if (name !== undefined) yield { name, path: config.path };
  }
}

const twice = (name: string, first: string, other: string): Violation => ({
  path: first,
  message: `The Application ${name} is named in ${first} and in ${other}: within one set Argo CD would create neither, across two sets only one.`,
  remedy: 'Give one of them another name.',
});
