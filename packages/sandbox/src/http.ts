import type { Request, RequestHandler, Response } from 'express';

/** Makes a handler of an async function. Its errors go to the failure handler. */
export const handled =
  (
    handle: (request: Request, response: Response) => Promise<void>,
  ): RequestHandler =>
  (request, response, next) => {
    handle(request, response).catch(next);
  };

/**
 * Refuses requests from pages of other origins: a form there must not act for the person who opens it.
 * @param act - what only pages of this host may do, as in `merge`
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
