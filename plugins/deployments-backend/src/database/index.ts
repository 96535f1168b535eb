export { createReadModel } from './createReadModel';
export type { KnownHub } from './store';
export type * from './types';
