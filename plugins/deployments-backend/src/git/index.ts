export { createGitOpsRepository } from './createGitOpsRepository';
export { readIntegrations } from './hosts';
export type * from './types';
