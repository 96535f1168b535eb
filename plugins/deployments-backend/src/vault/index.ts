export { openVaults } from './openVaults';
export { requireSafeTokens } from './requireSafeTokens';
