import { listAt, textAt } from '../../expansion/files/json';
import { sourcesOf, writtenApplications } from '../applications';
import { defineRule } from '../rule';

/** Charts whose webhooks get their CA bundle at run time. */
const PATCHED = [
  'vault',
  'consul',
  'istiod',
  'linkerd-control-plane',
  'gatekeeper',
  'kyverno',
  'keda',
];

export const A002 = defineRule({
  id: 'A002',
  title: 'Charts that patch their own webhooks are told apart from drift',
  severity: 'warning',
  *find(context) {
    for (const { name, path, spec } of writtenApplications(context)) {
      const chart = sourcesOf(spec)
        .map(source => textAt(source, 'chart'))
        .find(c => PATCHED.includes(c));
      const ignored = listAt(spec, 'ignoreDifferences').some(entry =>
        textAt(entry, 'kind').endsWith('WebhookConfiguration'),
      );
      if (!chart || ignored) continue;
      yield {
        path,
        message: `The chart ${chart} of ${name} patches the CA bundle of its webhook: it would stay OutOfSync, and self-heal would fight it.`,
        remedy:
          'Add ignoreDifferences for the caBundle of its WebhookConfiguration.',
      };
    }
  },
});
