/**
 * Checks a GitOps repository with the rules of Argosy, without Backstage.
 *
 * @packageDocumentation
 */
export { run } from './run';
