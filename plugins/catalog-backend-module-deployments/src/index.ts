/**
 * The services of the GitOps repository as catalog entities, before their merge too.
 *
 * @packageDocumentation
 */
export { catalogModuleDeployments as default } from './module';
