export type * from './observation';
export { explain } from './explain';
export type { Explanation } from './explain';
export { explainSet } from './explainSet';
export { needsAttention } from './needsAttention';
export { timeline } from './timeline';
export type { TimelineStep } from './timelineStep';
export { versionOf } from './versionOf';
