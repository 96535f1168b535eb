import { CustomErrorBase } from '@backstage/errors';

/**
 * The hub no longer knows the resourceVersion or the page that was asked for
 * (410): list again from the start.
 */
export class ResourceExpiredError extends CustomErrorBase {
  name = 'ResourceExpiredError' as const;
}
