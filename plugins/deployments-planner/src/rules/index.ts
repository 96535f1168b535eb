export { checkPlan } from './checkPlan';
export { isLinted, lintRepository } from './lintRepository';
export type { Lint } from './lintRepository';
export { RULES } from './allRules';
export { RuleContext } from './ruleContext';
export type { Located, RuleInput } from './ruleContext';
export type { Rule } from './rule';
