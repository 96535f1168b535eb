import { listAt, textAt } from '../../expansion/files/json';
import { sourcesOf, writtenApplications } from '../applications';
import { nameOf } from '../kustomize';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

const REMEDY =
  'Deliver it into the pod: by the agent injector or by External Secrets.';

export const V011 = defineRule({
  id: 'V011',
  title: 'No secret is decrypted while Argo CD renders',
  severity: 'warning',
  *find(context) {
    yield* judgeGenerators(context);
    yield* judgeApplications(context);
  },
});

const because =
  'the values then lie in the repo-server and its cache, and the source hydrator refuses them';

function* judgeGenerators(context: RuleContext): Iterable<Violation> {
  for (const { path, document } of context.documents) {
    if (!/^(viaduct\.ai|goabout\.com)\//.test(textAt(document, 'apiVersion')))
      continue;
    yield {
      path,
      message: `${textAt(document, 'kind')} ${nameOf(document)} decrypts secrets in Argo CD: ${because}.`,
      remedy: REMEDY,
    };
  }
}

function* judgeApplications(context: RuleContext): Iterable<Violation> {
  for (const { path, name, spec } of writtenApplications(context)) {
    for (const source of sourcesOf(spec)) {
      const plugin = textAt(source, 'plugin', 'name');
      const file = listAt(source, 'helm', 'valueFiles').find(
        entry =>
          typeof entry === 'string' && /^secrets(\+\w+)*:\/\//.test(entry),
      );
      const by = /vault|sops|secret/i.test(plugin) ? plugin : file;
      if (!by) continue;
      yield {
        path,
        message: `${name} fetches secrets by ${by} while Argo CD renders it: ${because}.`,
        remedy: REMEDY,
      };
    }
  }
}
