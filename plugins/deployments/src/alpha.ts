/**
 * The form fields of the template *Create service*, found by apps with
 * `app.packages: all`. They rest on what Backstage itself calls alpha.
 *
 * @packageDocumentation
 */
export { formFieldModule as default } from './formFields';
