import { textAt } from '../../expansion/files/json';
import { sourcesOf, writtenApplications } from '../applications';
import { nameOf } from '../kustomize';
import { defineRule } from '../rule';

export const K008 = defineRule({
  id: 'K008',
  title: 'Traffic comes in by the Gateway API',
  severity: 'warning',
  *find(context) {
    for (const { path, document } of context.ofKind('Ingress')) {
      yield {
        path,
        message: `The Ingress ${nameOf(document)} is used where an HTTPRoute is the default; ingress-nginx has had no fixes since March 2026.`,
        remedy: 'Write an HTTPRoute.',
      };
    }
    for (const { path, name, spec } of writtenApplications(context)) {
      if (
        !sourcesOf(spec).some(
          source => textAt(source, 'chart') === 'ingress-nginx',
        )
      )
        continue;
      yield {
        path,
        severity: 'error' as const,
        message: `${name} installs ingress-nginx, which has had no fixes since March 2026.`,
        remedy: 'Install a controller of the Gateway API.',
      };
    }
  },
});
