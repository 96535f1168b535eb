import { KnownMessage } from './message';

/** Deployments and Rollouts that do not get through. */
export const rollouts: KnownMessage[] = [
  {
    when: /(?:Deployment|Rollout|ReplicaSet) "(?<name>[^"]+)" (?:exceeded its progress deadline|has timed out progressing)/,
    say: ({ name }) => ({
      message: `${name} did not become ready in time.`,
      next: 'Look at its Pods; roll back if the previous version was healthy.',
    }),
  },
  {
    when: /^RolloutAborted: Rollout aborted update to revision \d+(?:: (?<why>.*))?/s,
    say: ({ why }) => ({
      message: `The Rollout was aborted${why ? `: ${why}` : ''}; the old version runs.`,
      next: 'Look at the analysis, then commit a fix or the previous version.',
    }),
  },
  {
    when: /^InconclusiveAnalysisRun/,
    say: () => ({
      message: 'The analysis of the canary is inconclusive.',
      next: 'Decide: promote the Rollout, or abort it.',
    }),
  },
  {
    when: /^Metric "(?<metric>[^"]+)" assessed (?<verdict>Failed|Error)/,
    say: ({ metric }) => ({
      message: `The analysis failed at the metric ${metric}.`,
      next: 'Look at the metric; the Rollout goes back by itself.',
    }),
  },
];
