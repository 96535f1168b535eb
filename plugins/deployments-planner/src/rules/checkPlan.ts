import { Finding } from '@argosy/plugin-deployments-common';
import { RULES } from './allRules';
import { RuleContext, RuleInput } from './ruleContext';

/** What the rules that a plan can break say about it. @public */
export function checkPlan(input: RuleInput): Finding[] {
  const context = new RuleContext(input);
  return RULES.filter(rule => rule.plan).flatMap(rule => rule.check(context));
}
