import { listAt, objectAt, textAt } from '../../expansion/files/json';
import { nameOf, Overlay, overlaysOf } from '../kustomize';
import { Violation, defineRule } from '../rule';
import { Located } from '../ruleContext';

const REWRITE = /\/rewrite-target$/;

export const K007 = defineRule({
  id: 'K007',
  title: 'What is exposed has a host of its own and rewrites no paths',
  severity: 'error',
  *find(context) {
    for (const ingress of context.ofKind('Ingress'))
      yield* judgeIngress(ingress);
    for (const overlay of overlaysOf(context)) yield* judgeRoutes(overlay);
  },
});

function* judgeIngress({ path, document }: Located): Iterable<Violation> {
  const name = nameOf(document);
  if (
    Object.keys(objectAt(document, 'metadata', 'annotations')).some(key =>
      REWRITE.test(key),
    )
  ) {
    yield {
      path,
      message: `The Ingress ${name} rewrites paths: without a capture group every request goes to the same path.`,
      remedy:
        'Serve the path in the application, or give it a host of its own.',
    };
  }
  if (
    listAt(document, 'spec', 'rules').some(rule => textAt(rule, 'host') === '')
  ) {
    yield {
      path,
      message: `The Ingress ${name} takes the requests of every host: two services in one cluster collide.`,
      remedy: 'Name the host.',
    };
  }
}

const hasHost = ({ document }: Located) =>
  listAt(document, 'spec', 'hostnames').length > 0;

function* judgeRoutes({
  path,
  resources,
  patches,
}: Overlay): Iterable<Violation> {
  for (const route of resources.filter(
    ({ document }) => document.kind === 'HTTPRoute',
  )) {
    const name = nameOf(route.document);
    const patch = patches.filter(
      ({ document }) =>
        document.kind === 'HTTPRoute' && nameOf(document) === name,
    );
    const gone = patch.some(({ document }) => document.$patch === 'delete');
    if (gone || hasHost(route) || patch.some(hasHost)) continue;
    yield {
      path,
      message: `The HTTPRoute ${name} takes the requests of every host here: two services in one cluster collide.`,
      remedy:
        "Name the hostnames in the overlay's patch, or take the route away there.",
    };
  }
}
