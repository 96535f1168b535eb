export { createNotifier } from './createNotifier';
export type * from './types';
