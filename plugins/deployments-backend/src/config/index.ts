export type * from './config';
export { readConfig } from './readConfig';
