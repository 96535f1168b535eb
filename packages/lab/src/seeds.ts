import { dirname, join } from 'node:path';
import { PLACEHOLDER } from '@argosy/control-plane';

/** The folder of the Applications that Argosy has not created. */
export const BILLING = join(
  dirname(require.resolve('@argosy/lab/package.json')),
  'seed/billing',
);

/** Stand in the seeds' files for the clone addresses, which are not known before the start. */
export const PLACEHOLDERS = {
  gitops: PLACEHOLDER,
  billing: 'http://gitops.invalid/payments/billing.git',
};
