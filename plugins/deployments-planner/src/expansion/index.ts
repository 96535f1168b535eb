export { expandRepository } from './expandRepository';
export { compareExpansions, ownersOf } from './compareExpansions';
export { applicationKey } from './types';
export type {
  ApplicationObject,
  ExpandedApplication,
  ExpandedSet,
  Expansion,
  ExpansionInput,
  ExpansionProblem,
  SyncPolicy,
} from './types';
export type { Globbing } from './generators/glob';
export type { JsonObject, JsonValue } from './files/json';
