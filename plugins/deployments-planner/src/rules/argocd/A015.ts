import { at, objectAt } from '../../expansion/files/json';
import { generatorsOf } from '../applications';
import { nameOf } from '../kustomize';
import { defineRule } from '../rule';

export const A015 = defineRule({
  id: 'A015',
  title: 'A selector of clusters does not count on in-cluster',
  severity: 'warning',
  *find(context) {
    for (const { path, document } of context.ofKind('ApplicationSet')) {
      const selects = generatorsOf(document).some(
        generator =>
          Object.keys(objectAt(at(generator, 'clusters'), 'selector')).length >
          0,
      );
      if (!selects) continue;
      yield {
        path,
        message: `The ApplicationSet ${nameOf(document)} selects clusters by label: the hub's own cluster has no Secret, so it is never selected.`,
        remedy:
          'Make a cluster Secret with labels for in-cluster if it should be selected too.',
      };
    }
  },
});
