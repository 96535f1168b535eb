import { CustomErrorBase } from '@backstage/errors';
import { oneLine } from '../../lib/foreignText';

/** An answer with an HTTP status that is not a success. */
export class StatusError extends CustomErrorBase {
  name = 'StatusError' as const;
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`${status} ${oneLine(text, 500)}`.trim());
  }
}
