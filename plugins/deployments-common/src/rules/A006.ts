import { configsOf, OverlayConfigFile, textOf } from './configs';
import { Breach, defineRule } from './rule';
import { RuleContext } from './ruleContext';

export const A006 = defineRule({
  id: 'A006',
  title: 'The name of an Application is unique in the fleet',
  severity: 'error',
  plan: true,
  *find(context) {
    const named = firstByName(context);
    const others = new Map<string, OverlayConfigFile | undefined>();
    for (const config of configsOf(context, true)) {
      const name = textOf(config, 'application');
      const first = name === undefined ? undefined : named.get(name);
      if (name === undefined || first === undefined) continue;
      const other = config.path === first.path ? undefined : config;
      others.set(name, others.get(name) ?? other);
    }
    for (const [name, other] of others) {
      const first = named.get(name);
      if (first && other) yield twice(context, name, first, other);
    }
    yield* taken(context);
  },
});

/** The first of the judged files that gives an Application a name. */
function firstByName(context: RuleContext): Map<string, OverlayConfigFile> {
  const named = new Map<string, OverlayConfigFile>();
  for (const config of configsOf(context)) {
    const name = textOf(config, 'application');
    if (name !== undefined && !named.has(name)) named.set(name, config);
  }
  return named;
}

const CHOOSE =
  'Choose another name for the service, or retire the other one first.';

const twice = (
  { spec }: RuleContext,
  name: string,
  first: OverlayConfigFile,
  other: OverlayConfigFile,
): Breach => ({
  path: spec ? 'name' : first.path,
  message: `The Application ${name} is named in ${first.path} and in ${other.path}: in one set Argo CD would make neither, in two sets only one.`,
  mend: spec ? CHOOSE : 'Give one of them another name.',
});

function* taken({ spec, taken: standing }: RuleContext): Iterable<Breach> {
  for (const { hub, name } of standing) {
    yield {
      path: spec ? 'name' : `argocd/${hub}`,
      message: `An Application ${name} stands on the hub ${hub}, and no file of the repository explains it.`,
      mend: CHOOSE,
    };
  }
}
