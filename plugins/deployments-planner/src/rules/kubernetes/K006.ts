import { listAt, textAt } from '../../expansion/files/json';
import { nameOf } from '../kustomize';
import { podSpecOf, runsPods } from '../pods';
import { defineRule } from '../rule';

const MAKERS = [
  'Secret',
  'ExternalSecret',
  'SealedSecret',
  'VaultStaticSecret',
];

export const K006 = defineRule({
  id: 'K006',
  title: 'A pull secret is made by the repository, not by hand',
  severity: 'warning',
  *find(context) {
    const made = new Set(
      MAKERS.flatMap(kind => context.ofKind(kind)).flatMap(({ document }) => [
        nameOf(document),
        textAt(document, 'spec', 'target', 'name'),
        textAt(document, 'spec', 'destination', 'name'),
      ]),
    );
    for (const located of context.documents) {
      const { path, document } = located;
      const owner = runsPods(located) ? podSpecOf(document) : document;
      if (!runsPods(located) && document.kind !== 'ServiceAccount') continue;
      for (const secret of listAt(owner, 'imagePullSecrets').map(entry =>
        textAt(entry, 'name'),
      )) {
        if (made.has(secret)) continue;
        yield {
          path,
          message: `${nameOf(document)} pulls with the Secret ${secret}, which no file makes: in a new namespace no image can be pulled.`,
          remedy:
            'Create it with an ExternalSecret, or give the nodes access to the registry.',
        };
      }
    }
  },
});
