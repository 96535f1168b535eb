export { createHub } from './createHub';
