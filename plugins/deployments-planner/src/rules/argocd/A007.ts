import {
  APPLICATION_LIMIT,
  NAMESPACE_LIMIT,
} from '@argosy/plugin-deployments-common';
import { configsOf, textOf } from '../configs';
import { nameOf } from '../kustomize';
import { Violation, defineRule } from '../rule';

interface Budget {
  what: string;
  limit: number;
}

const APPLICATION: Budget = { what: 'Application', limit: APPLICATION_LIMIT };
const NAMESPACE: Budget = { what: 'namespace', limit: NAMESPACE_LIMIT };

export const A007 = defineRule({
  id: 'A007',
  title: 'Names stay within their budget',
  severity: 'error',
  plan: true,
  *find(context) {
    for (const config of configsOf(context)) {
      const { path } = config;
      yield* judge(path, APPLICATION, textOf(config, 'application'));
      yield* judge(path, NAMESPACE, textOf(config, 'namespace'));
    }
    for (const { path, document } of context.ofKind('Application')) {
      yield* judge(path, APPLICATION, nameOf(document));
    }
  },
});

function* judge(
  path: string,
  { what, limit }: Budget,
  name: string | undefined,
): Iterable<Violation> {
  if (name === undefined || name.length <= limit) return;
  yield {
    path,
    message: `The name of the ${what} ${name} has ${name.length} characters; the limit is ${limit}.`,
    remedy:
      'Cut it, and end it in six hex digits of a hash so that it stays unique.',
  };
}
