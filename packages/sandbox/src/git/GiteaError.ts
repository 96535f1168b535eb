import type { ErrorRequestHandler } from 'express';

/** A failure as Gitea's API writes it. */
export class GiteaError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The last handler of the API: every failure is JSON. */
export const giteaFailures =
  (baseUrl: string): ErrorRequestHandler =>
  (error, _, response, next) => {
    if (response.headersSent) return next(error);
    const status = typeof error.status === 'number' ? error.status : 500;
    return response
      .status(status)
      .json({ message: String(error.message), url: `${baseUrl}/api/swagger` });
  };
