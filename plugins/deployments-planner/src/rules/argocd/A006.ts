import { configsOf, namedApplications, textOf } from '../configs';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

export const A006 = defineRule({
  id: 'A006',
  title: 'The name of an Application is unique in the fleet',
  severity: 'error',
  plan: true,
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
      if (first && other) yield twice(context, name, first, other);
    }
    yield* taken(context);
  },
});

function* judgedApplications(context: RuleContext) {
  for (const config of configsOf(context)) {
    const name = textOf(config, 'application');
    if (name !== undefined) yield { name, path: config.path };
  }
}

const CHOOSE =
  'Choose another name for the service, or retire the other one first.';

const twice = (
  { spec }: RuleContext,
  name: string,
  first: string,
  other: string,
): Violation => ({
  path: spec ? 'name' : first,
  message: `The Application ${name} is named in ${first} and in ${other}: in one set Argo CD would make neither, in two sets only one.`,
  remedy: spec ? CHOOSE : 'Give one of them another name.',
});

function* taken({ spec, taken: standing }: RuleContext): Iterable<Violation> {
  for (const { hub, name } of standing) {
    yield {
      path: spec ? 'name' : `argocd/${hub}`,
      message: `An Application ${name} stands on the hub ${hub}, and no file of the repository explains it.`,
      remedy: CHOOSE,
    };
  }
}
