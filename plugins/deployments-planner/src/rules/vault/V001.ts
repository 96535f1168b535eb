import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import { vaultPods } from '../vaultPods';

const STATUS = 'agent-inject-status';
const INTERVAL = 'template-static-secret-render-interval';

export const V001 = defineRule({
  id: 'V001',
  title: 'How often the agent renders is set by the annotation that it reads',
  severity: 'error',
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  for (const { path, name, annotations } of vaultPods(context)) {
    const status = annotations[STATUS];
    if (status !== undefined && status !== 'injected') {
      yield {
        path,
        message: `${STATUS}: ${status} of ${name} does nothing: the injector knows only the value injected, and sets it itself.`,
        remedy: `Remove it; ${INTERVAL} says how often secrets are read again.`,
      };
    }
    const rendersOnce = annotations['agent-pre-populate-only'] === 'true';
    if (
      annotations['agent-inject'] === 'true' &&
      !rendersOnce &&
      annotations[INTERVAL] === undefined
    ) {
      yield {
        path,
        severity: 'warning',
        message: `How often the agent of ${name} reads its secrets again is left to the agent's version.`,
        remedy: `Set ${INTERVAL}, as in 5m.`,
      };
    }
  }
}
