import { listAt, textAt } from '../../expansion/files/json';
import { generatorsOf } from '../applications';
import { configsOf, textOf } from '../configs';
import { defineRule } from '../rule';

const KEYS = ['service', 'environment', 'cluster'] as const;

export const A005 = defineRule({
  id: 'A005',
  title: 'Facts come from the content of config.json, and agree with its path',
  severity: 'error',
  plan: true,
  *find(context) {
    for (const config of configsOf(context)) {
      for (const key of KEYS) {
        const said = textOf(config, key);
        if (said === undefined || said === config[key]) continue;
        yield {
          path: config.path,
          message: `The file says ${key} ${said}, but is in the folder of ${config[key]}.`,
          remedy: `Move the folder, or write ${config[key]}.`,
        };
      }
    }
    for (const { path, document } of context.ofKind('ApplicationSet')) {
      if (
        /\bindex\s+\.path\.segments\b|\{\{\s*path\[\d+\]/.test(
          JSON.stringify(document),
        )
      ) {
        yield {
          path,
          severity: 'warning' as const,
          message:
            'The template takes facts from the path of the file: when it moves, they are wrong and nobody is told.',
          remedy: 'Write the facts into config.json, and read them from there.',
        };
      }
      const files = generatorsOf(document).flatMap(generator =>
        listAt(generator, 'git', 'files'),
      );
      const greedy = files
        .map(file => textAt(file, 'path'))
        .find(pattern => pattern.includes('**'));
      if (greedy === undefined) continue;
      yield {
        path,
        severity: 'warning' as const,
        message: `The pattern ${greedy} means one thing with Argo CD's old globbing and another with its new one.`,
        remedy: 'Write one * per folder level.',
      };
    }
  },
});
