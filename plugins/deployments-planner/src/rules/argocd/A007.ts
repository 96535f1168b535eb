import {
  APPLICATION_LIMIT,
  NAMESPACE_LIMIT,
} from '@argosy/plugin-deployments-common';
import { configsOf, textOf } from '../configs';
import { nameOf } from '../kustomize';
import { Violation, defineRule } from '../rule';

export const A007 = defineRule({
  id: 'A007',
  title: 'Names stay within their budget',
  severity: 'error',
  plan: true,
  *find(context) {
    for (const config of configsOf(context)) {
      yield* judge(
        config.path,
        'Application',
        textOf(config, 'application'),
        APPLICATION_LIMIT,
      );
      yield* judge(
        config.path,
        'namespace',
        textOf(config, 'namespace'),
        NAMESPACE_LIMIT,
      );
    }
    for (const { path, document } of context.ofKind('Application')) {
      yield* judge(path, 'Application', nameOf(document), APPLICATION_LIMIT);
    }
  },
});

function* judge(
  path: string,
  what: string,
  name: string | undefined,
  limit: number,
): Iterable<Violation> {
  if (name === undefined || name.length <= limit) return;
  yield {
    path,
    message: `The name of the ${what} ${name} has ${name.length} characters; ${limit} are possible.`,
    remedy:
      'Cut it, and end it in six hex digits of a hash so that it stays unique.',
  };
}
