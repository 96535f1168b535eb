import { dirname, join } from 'node:path';

/** The folder of what the GitOps repository begins with. */
export const SEED = join(
  dirname(require.resolve('@argosy/sandbox/package.json')),
  'seed',
);
