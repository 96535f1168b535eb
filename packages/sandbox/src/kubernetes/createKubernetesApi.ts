import express from 'express';
import type { ErrorRequestHandler, Express, Response } from 'express';
import type { HubFaults } from '../faults/HubFaults';
import { ApiError } from './ApiError';
import { authenticate, refuseCore } from './authenticate';
import { discovery } from './discovery';
import { GROUP, VERSION } from './kinds';
import type { Pages } from './Pages';
import { resourceRoutes } from './resourceRoutes';
import type { Resources } from './Resources';
import type { Watches } from './Watches';

/** Everything that one hub's API server needs. */
export interface KubernetesHub {
  resources: Resources;
  watches: Watches;
  pages: Pages;
  faults: HubFaults;
  token: string;
}

const send = (response: Response, error: ApiError) => {
  response.status(error.code).json(error.status);
};

const failures: ErrorRequestHandler = (error, _, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ApiError) return send(response, error);
  // express's own: a body that is no JSON, too large, cut off
  const code = typeof error.status === 'number' ? error.status : 500;
  const reason = code < 500 ? 'BadRequest' : 'InternalError';
  return send(response, new ApiError(code, reason, String(error.message)));
};

/** The API server of a hub, as far as a client of Argo CD's kinds can tell. */
export function createKubernetesApi(hub: KubernetesHub): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(
    hub.faults.gate((response, status) =>
      send(
        response,
        new ApiError(
          status,
          status === 503 ? 'ServiceUnavailable' : 'InternalError',
          'an error on the server has prevented the request from succeeding',
        ),
      ),
    ),
  );
  app.use(authenticate(hub.token));
  app.use(
    express.json({
      limit: '3mb', // as etcd's own limit and some air
      strict: false,
      type: ['application/json', 'application/*+json'],
    }),
  );
  app.use(discovery());
  app.use('/api/v1/', refuseCore);
  app.use(`/apis/${GROUP}/${VERSION}`, resourceRoutes(hub));
  app.use((_, response) => {
    response.status(404).type('text/plain').send('404 page not found\n');
  });
  app.use(failures);
  return app;
}
