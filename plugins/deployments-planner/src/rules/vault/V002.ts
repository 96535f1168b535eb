import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import {
  RenderedSecret,
  renderedSecrets,
  VaultPod,
  vaultPods,
} from '../vaultPods';

export const V002 = defineRule({
  id: 'V002',
  title:
    'The agent reads one path, with data/ in both places, and stops at a missing key',
  severity: 'error',
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  for (const pod of vaultPods(context)) {
    for (const secret of renderedSecrets(pod)) {
      yield* judgeTemplate(pod, secret);
      yield* judgeMissingKey(pod, secret);
    }
  }
}

function* judgeTemplate(
  { path, name }: VaultPod,
  { name: file, path: secret, template }: RenderedSecret,
): Iterable<Violation> {
  if (template === undefined) {
    yield {
      path,
      message: `The secret ${file} of ${name} has no template: the injector's own prints the maps data and metadata.`,
      remedy: `Set agent-inject-template-${file}.`,
    };
    return;
  }
  const isVersion2 = template.includes('.Data.data');
  for (const [, read] of template.matchAll(/\bsecret\s+"([^"]+)"/g)) {
    if (read !== secret) {
      yield {
        path,
        message: `The template ${file} of ${name} reads ${read}, and its annotation names ${secret}: only the template counts.`,
        remedy: 'Write the same path in both places.',
      };
    }
    if (isVersion2 && !read.includes('/data/')) {
      yield {
        path,
        message: `The template ${file} of ${name} reads ${read} without data/: the agent inserts it only where it may ask for the mount's version.`,
        remedy: "Write data/ behind the mount's name, in both places.",
      };
    }
  }
}

function* judgeMissingKey(
  { path, name, annotations }: VaultPod,
  { name: file }: RenderedSecret,
): Iterable<Violation> {
  const key = 'error-on-missing-key';
  if ((annotations[`${key}-${file}`] ?? annotations[key]) === 'true') return;
  yield {
    path,
    message: `Where a key of ${file} is missing, the application of ${name} gets the text <no value>.`,
    remedy: `Set ${key}-${file}: "true".`,
  };
}
