import type { Request, RequestHandler, Response } from 'express';

/** A handler that may await: what it throws goes to the failure handler. */
export const handled =
  (
    handle: (request: Request, response: Response) => Promise<void>,
  ): RequestHandler =>
  (request, response, next) => {
    handle(request, response).catch(next);
  };
