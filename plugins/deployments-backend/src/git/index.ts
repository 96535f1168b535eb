export { readIntegrations } from './readIntegrations';
export { createGitOpsRepository } from './createGitOpsRepository';
export type * from './types';
