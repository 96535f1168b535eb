/**
 * Where a service runs, live on its catalog page, and the form that creates one.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { deploymentsApiRef } from './apis';
export { deploymentsTranslationRef } from './translation';
export { isDeploymentsAvailable } from './card/isDeploymentsAvailable';
