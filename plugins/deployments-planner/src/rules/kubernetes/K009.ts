import { nameOf } from '../kustomize';
import { defineRule } from '../rule';

export const K009 = defineRule({
  id: 'K009',
  title: 'No Namespace is among the resources of a service',
  severity: 'error',
  *find(context) {
    for (const { path, document } of context.ofKind('Namespace')) {
      if (!path.startsWith('services/')) continue;
      yield {
        path,
        message: `The Namespace ${nameOf(document)} would belong to several Applications, which fight over it.`,
        remedy:
          'Remove it: Argo CD makes the namespace (CreateNamespace, managedNamespaceMetadata).',
      };
    }
  },
});
