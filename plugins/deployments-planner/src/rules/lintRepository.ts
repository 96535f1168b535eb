import { Finding, Fleet } from '@argosy/plugin-deployments-common';
import { expandRepository } from '../expansion';
import type { Snapshot } from '../repository/snapshot';
import { RULES } from './allRules';
import { namedClusters } from './configs';
import { RuleContext } from './ruleContext';

/** What the rules say about a repository. @public */
export interface Lint {
  /** Errors first. */
  findings: Finding[];
  /** Ids of the rules that could not judge. */
  notChecked: string[];
}

/** The files whose content the rules look at: manifests and config files of Argo CD and of services, and Terraform. @public */
export const isLinted = (path: string): boolean =>
  /^(?:argocd|bootstrap|services|vault)\//.test(path);

/**
 * What all rules say about a repository, errors first. The snapshot must hold the content of its files.
 * Without a fleet, rules that need the config of a portal are not checked, and each cluster that a config.json names counts
 * as known to Argo CD.
 * @public
 */
export function lintRepository(
  { files, paths }: Pick<Snapshot, 'files' | 'paths'>,
  fleet?: Fleet,
): Lint {
  const clusters = fleet?.clusters ?? namedClusters(files);
  const expansion = expandRepository({ files, clusters });
  const context = new RuleContext({ files, paths, fleet, expansion });
  const [able, unable] = [
    RULES.filter(rule => fleet || !rule.needsFleet),
    RULES.filter(rule => !fleet && rule.needsFleet),
  ];
  return {
    findings: sortFindings(able.flatMap(rule => rule.check(context))),
    notChecked: unable.map(({ id }) => id),
  };
}

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** Errors first, else in the order given. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
