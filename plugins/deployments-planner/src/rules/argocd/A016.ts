import { at, listAt } from '../../expansion/files/json';
import { generatorsOf } from '../applications';
import { nameOf } from '../kustomize';
import { defineRule } from '../rule';

export const A016 = defineRule({
  id: 'A016',
  title: 'A merge generator joins by plain keys',
  severity: 'error',
  *find(context) {
    for (const { path, document } of context.ofKind('ApplicationSet')) {
      if (at(document, 'spec', 'goTemplate') !== true) continue;
      const keys = generatorsOf(document).flatMap(generator =>
        listAt(generator, 'merge', 'mergeKeys'),
      );
      const nested = keys.find(
        key => typeof key === 'string' && key.includes('.'),
      );
      if (nested === undefined) continue;
      yield {
        path,
        message: `The ApplicationSet ${nameOf(document)} merges by the nested key ${nested}, which Go templates do not support.`,
        remedy:
          'Write the defaults into one config.json instead of merging generators.',
      };
    }
  },
});
