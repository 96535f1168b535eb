import { versionOf } from '@argosy/plugin-deployments-common';
import { Board } from './board';
import { isLastKnown } from './target';
import { needsYou, toneOf } from './tone';

/** The counts of the footer. */
export interface Summary {
  total: number;
  /** Targets where a person has to act. */
  needYou: number;
  /** Targets that are neither Synced and Healthy nor in need of a person. */
  underWay: number;
  /** Targets whose hub is not watched right now. */
  lastKnown: number;
  /** The last environment in order, where it runs more than one version. */
  spread?: { environment: string; versions: number };
}

/** Counts what the footer says. */
export function summarize({ rows, targets }: Board): Summary {
  const needYou = targets.filter(needsYou).length;
  const well = targets.filter(t => toneOf(t) === 'well' && !needsYou(t)).length;
  const last = [...rows].reverse().find(row => row.environment);
  const versions = new Set(
    [...(last?.cells.values() ?? [])]
      .flat()
      .flatMap(t => (t.kind === 'existing' ? [versionOf(t.deployment)] : [])),
  ).size;
  return {
    total: targets.length,
    needYou,
    underWay: targets.length - needYou - well,
    lastKnown: targets.filter(isLastKnown).length,
    ...(last &&
      versions > 1 && { spread: { environment: last.title, versions } }),
  };
}
