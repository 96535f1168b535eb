export { createVault } from './createVault';
