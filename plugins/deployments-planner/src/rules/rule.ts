import { Finding } from '@argosy/plugin-deployments-common';
import { RuleContext } from './ruleContext';

/** What a rule found, before its id and severity are added. */
export interface Violation {
  /** A file of the repository, or a path into the spec. */
  path: string;
  message: string;
  remedy: string;
  /** Where this violation weighs less or more than the rule's others. */
  severity?: Finding['severity'];
}

/** One thing that a plan or a repository must not do. @public */
export interface Rule {
  /** `A004`: A for Argo CD, K for Kustomize and Kubernetes, V for Vault. */
  id: string;
  /** What must hold, as a sentence. */
  title: string;
  severity: Finding['severity'];
  /** Whether a plan can break it; the others are lints of a repository. */
  plan: boolean;
  /** Whether it cannot judge without the config of a portal: its environments, clusters and Vaults. */
  needsFleet: boolean;
  check(context: RuleContext): Finding[];
}

type Definition = Omit<Rule, 'check' | 'plan' | 'needsFleet'> & {
  plan?: true;
  needsFleet?: true;
  find(context: RuleContext): Iterable<Violation>;
};

export const defineRule = ({
  find,
  plan,
  needsFleet,
  ...rule
}: Definition): Rule => ({
  ...rule,
  plan: plan === true,
  needsFleet: needsFleet === true,
  check: context =>
    Array.from(find(context), violation => ({
      rule: rule.id,
      severity: rule.severity,
      ...violation,
    })),
});
