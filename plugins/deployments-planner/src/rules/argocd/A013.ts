import { at, isObject, listAt, textAt } from '../../expansion/files/json';
import { generatorsOf } from '../applications';
import { nameOf } from '../kustomize';
import { defineRule } from '../rule';

export const A013 = defineRule({
  id: 'A013',
  title: 'ApplicationSets use Go templates that fail on a missing key',
  severity: 'error',
  *find(context) {
    for (const { path, document } of context.ofKind('ApplicationSet')) {
      const name = nameOf(document);
      if (at(document, 'spec', 'goTemplate') !== true) {
        yield {
          path,
          message: `The ApplicationSet ${name} uses the old template syntax: an unknown key stays in the text.`,
          remedy:
            'Set goTemplate: true and goTemplateOptions: [missingkey=error].',
        };
      } else if (
        !listAt(document, 'spec', 'goTemplateOptions').includes(
          'missingkey=error',
        )
      ) {
        yield {
          path,
          message: `The ApplicationSet ${name} writes "<no value>" where a key is missing.`,
          remedy: 'Set goTemplateOptions: [missingkey=error].',
        };
      }
      const clusters = generatorsOf(document).some(g =>
        isObject(at(g, 'clusters')),
      );
      const template = textAt(document, 'spec', 'template', 'metadata', 'name');
      if (clusters && /\{\{-?\s*\.?name\s*-?\}\}/.test(template)) {
        yield {
          path,
          message: `The names that ${name} makes hold the cluster's name as it is: an upper-case letter or an ARN makes them invalid.`,
          remedy: 'Use .nameNormalized.',
        };
      }
    }
  },
});
