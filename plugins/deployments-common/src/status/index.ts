export type * from './observation';
export { explain } from './explain/explain';
export type { Explanation } from './explain/explain';
export { explainSet } from './explain/set';
export { needsAttention } from './needsAttention';
export { describeObstacle } from './changeSteps';
export { timeline } from './timeline';
export type { TimelineStep } from './timelineStep';
export { versionOf } from './versionOf';
