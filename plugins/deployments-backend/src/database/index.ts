export { createReadModel } from './createReadModel';
export type * from './types';
