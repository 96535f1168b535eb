import { expandRepository } from '../expansion';
import type { Snapshot } from '../repository/snapshot';
import { Finding, Fleet } from '@argosy/plugin-deployments-common';
import { RULES } from './allRules';
import { RuleContext } from './ruleContext';

/**
 * What all rules say about a repository, errors first. The snapshot must hold the content of its files.
 * @public
 */
export function lintRepository(snapshot: Snapshot, fleet: Fleet): Finding[] {
  const { files, paths } = snapshot;
  const expansion = expandRepository({ files, clusters: fleet.clusters });
  const context = new RuleContext({ files, paths, fleet, expansion });
  return sortFindings(RULES.flatMap(rule => rule.check(context)));
}

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** Errors first, else in the order given. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
