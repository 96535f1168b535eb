import { listAt, textAt } from '../../expansion/files/json';
import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import { renderedSecrets, vaultPods } from '../vaultPods';

const PUBLIC = /\b(?:NEXT_PUBLIC|VITE|REACT_APP)_\w+/g;

export const V009 = defineRule({
  id: 'V009',
  title: 'What a browser gets is not a secret',
  severity: 'warning',
  plan: true,
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  for (const [path, text] of keysOf(context)) {
    for (const [key] of text.matchAll(PUBLIC)) {
      yield {
        path,
        message: `${key} goes into the bundle when it is built, where everybody reads it: as a secret at run time it has no effect.`,
        remedy: 'Give it to the build as a plain value.',
      };
    }
  }
}

function* keysOf(context: RuleContext): Iterable<[path: string, text: string]> {
  for (const [index, { secrets }] of context.spec?.workloads.entries() ?? []) {
    for (const [at, key] of secrets.entries())
      yield [`workloads.${index}.secrets.${at}`, key];
  }
  if (context.spec) return;
  for (const pod of vaultPods(context)) {
    for (const { template = '' } of renderedSecrets(pod))
      yield [pod.path, template];
  }
  for (const { path, document } of context.ofKind('ExternalSecret')) {
    for (const entry of listAt(document, 'spec', 'data'))
      yield [path, textAt(entry, 'secretKey')];
  }
}
