import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { handled } from '../http/handled';
import type { SandboxControlPlane } from '../SandboxControlPlane';

const failures: ErrorRequestHandler = (error, _, response, next) => {
  if (response.headersSent) return next(error);
  return response
    .status(error.status ?? 500)
    .json({ error: String(error.message) });
};

/** Faults and the end of the sandbox over HTTP, for those who run it as a separate process. */
export function createControlServer(
  token: string,
  control: SandboxControlPlane['control'],
): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use((request, response, next) => {
    if (request.header('authorization') === `Bearer ${token}`) return next();
    return response
      .status(401)
      .json({ error: 'The control token is missing or wrong.' });
  });
  app.use(express.json());
  app.post(
    '/:action',
    handled(async (request, response) => {
      await control(request.params.action, request.body);
      response.status(204).end();
    }),
  );
  app.use(failures);
  return app;
}
