import {
  at,
  isObject,
  JsonObject,
  listAt,
  textAt,
} from '../../expansion/files/json';
import { nameOf } from '../kustomize';
import { Violation, defineRule } from '../rule';
import { Located, RuleContext } from '../ruleContext';

export const K011 = defineRule({
  id: 'K011',
  title:
    'A canary is watched by an analysis that does not fail without traffic',
  severity: 'warning',
  plan: true,
  *find(context) {
    for (const rollout of context.ofKind('Rollout'))
      yield* judgeRollout(context, rollout);
    for (const template of context.ofKind('AnalysisTemplate'))
      yield* judgeTemplate(template);
  },
});

function* judgeRollout(
  context: RuleContext,
  { path, document }: Located,
): Iterable<Violation> {
  const canary = at(document, 'spec', 'strategy', 'canary');
  if (!isObject(canary)) return;
  const analyses = [
    at(canary, 'analysis'),
    ...listAt(canary, 'steps').map(step => at(step, 'analysis')),
  ].filter(isObject);
  const templates = analyses
    .flatMap(analysis => listAt(analysis, 'templates'))
    .map(template => textAt(template, 'templateName'));
  if (templates.length === 0) {
    yield {
      path: placeOf(context, document, path),
      message: `The canary ${nameOf(document)} is watched by nothing: a bad release goes on to every pod.`,
      remedy: context.spec
        ? 'Ask the platform team to configure a Prometheus, or choose rolling.'
        : 'Add an analysis with a template.',
    };
  }
  const known = context
    .ofKind('AnalysisTemplate')
    .map(located => nameOf(located.document));
  for (const name of templates.filter(t => !known.includes(t))) {
    yield {
      path,
      severity: 'error',
      message: `The canary ${nameOf(document)} names the AnalysisTemplate ${name}, which no file holds.`,
      remedy: 'Add the template, or correct the name.',
    };
  }
}

/** The workload of the spec that the Rollout comes from, where there is one. */
function placeOf(
  { spec }: RuleContext,
  document: JsonObject,
  path: string,
): string {
  const index =
    spec?.workloads.findIndex(workload => workload.name === nameOf(document)) ??
    -1;
  return index === -1 ? path : `workloads.${index}.delivery`;
}

function* judgeTemplate({ path, document }: Located): Iterable<Violation> {
  for (const metric of listAt(document, 'spec', 'metrics')) {
    const name = textAt(metric, 'name');
    if (at(metric, 'failureLimit') === undefined) {
      yield {
        path,
        message: `The metric ${name} fails at its first bad sample.`,
        remedy: 'Set failureLimit.',
      };
    }
    const condition = textAt(metric, 'successCondition');
    if (condition !== '' && !/isNaN|len\(result\)|default\(/.test(condition)) {
      yield {
        path,
        message: `The metric ${name} counts missing traffic as a failure: its query then gives nothing, or NaN.`,
        remedy:
          'Write len(result) == 0 || isNaN(result[0]) || before the condition.',
      };
    }
  }
}
