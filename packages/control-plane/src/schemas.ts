import { dirname, join } from 'node:path';

/**
 * The file with the schemas of Argo CD's kinds, by plural: what their CustomResourceDefinitions say, without texts.
 * What stands in several places is written once, below `definitions`. The lab holds it to the real ones.
 */
export const ARGOCD_SCHEMAS = join(
  dirname(require.resolve('@argosy/control-plane/package.json')),
  'schemas',
  'argocd.json',
);
