import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import express from 'express';
import { operations } from '../operations';
import type { OperationRunner } from '../operations/runOperation';

/** Largest body: that of the actions registry, so that what can be previewed can be created over either. */
const LIMIT = '100kb';

/** A body that never became JSON: said as other bad input is, and not shown back. */
const sayUnreadable: express.ErrorRequestHandler = (error, _, __, next) =>
  next(
    new InputError(
      `The body cannot be read (${error.message}); send the input as JSON of at most ${LIMIT}`,
    ),
  );

/** Every operation under `/v1`, by the method and path of its contract. */
export function createHttpRouter(options: {
  runner: OperationRunner;
  httpAuth: HttpAuthService;
}): express.Router {
  const router = express.Router();
  router.use(express.json({ limit: LIMIT }), sayUnreadable);
  for (const operation of operations) {
    const { method, path } = operation.contract;
    const answer = async (
      request: express.Request,
      response: express.Response,
    ) => {
      const credentials = await options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const input = {
        ...(method === 'GET' ? request.query : request.body),
        ...request.params,
      };
      response.json(
        await operation.handle(options.runner, { input, credentials, request }),
      );
    };
    // Express 4 does not wait for a promise.
    router[method === 'GET' ? 'get' : 'post'](
      `/v1${path}`,
      (request, response, next) => answer(request, response).catch(next),
    );
  }
  return router;
}
