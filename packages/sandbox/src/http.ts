import type { Request, RequestHandler, Response } from 'express';

/** A handler that may await: what it throws goes to the failure handler. */
export const handled =
  (
    handle: (request: Request, response: Response) => Promise<void>,
  ): RequestHandler =>
  (request, response, next) => {
    handle(request, response).catch(next);
  };

/**
 * A form on somebody else's page must not act for the person who looks at it.
 * @param act - what pages of this host may do, as in `merge`
 */
export const sameOrigin =
  (act: string, baseUrl?: string): RequestHandler =>
  (request, response, next) => {
    const origin = request.header('origin');
    if (
      !origin ||
      origin === baseUrl ||
      origin === `http://${request.headers.host}`
    ) {
      return next();
    }
    return response
      .status(403)
      .type('text/plain')
      .send(`Only pages of this host may ${act}.\n`);
  };
