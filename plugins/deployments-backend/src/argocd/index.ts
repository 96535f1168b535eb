export { createHub } from './createHub';
export { ResourceExpiredError } from './ResourceExpiredError';
export type { Deadlines } from './deadlines';
