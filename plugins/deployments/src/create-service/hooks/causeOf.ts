import { ResponseError } from '@backstage/errors';

/** What the backend said, rather than "Request failed with 503 Service Unavailable". */
export function causeOf(error: unknown): string {
  if (error instanceof ResponseError) return error.body.error.message;
  return error instanceof Error ? error.message : String(error);
}
