import { CustomErrorBase } from '@backstage/errors';

/** An answer with an HTTP status that is not a success. */
export class StatusError extends CustomErrorBase {
  name = 'StatusError' as const;
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`${status} ${text.slice(0, 500)}`.trim());
  }
}
