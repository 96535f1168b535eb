export type * from './observation';
