import { CustomErrorBase } from '@backstage/errors';

/** Another holds the lease now. What was asked or written under it counts for nothing, and nothing of it was kept. */
export class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;
}
