import { dirname, join } from 'node:path';
import { PLACEHOLDER } from '@argosy/control-plane';

/** The folder of the Applications that Argosy has not made. */
export const BILLING = join(
  dirname(require.resolve('@argosy/lab/package.json')),
  'seed/billing',
);

/** Stand in the seeds' files for clone addresses, which are known only at the start. */
export const PLACEHOLDERS = {
  gitops: PLACEHOLDER,
  billing: 'http://gitops.invalid/payments/billing.git',
};
