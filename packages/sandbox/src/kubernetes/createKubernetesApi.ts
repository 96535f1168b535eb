import express from 'express';
import type {
  ErrorRequestHandler,
  Express,
  Response,
  RequestHandler,
} from 'express';
import type { HubFaults } from '../HubFaults';
import { ApiError, forbidden, unauthorized } from './ApiError';
import { discovery } from './discovery';
import { GROUP, VERSION } from './kinds';
import { resourceRoutes } from './resourceRoutes';
import type { StoredResources } from './resourceRoutes';

/** What the API server of a hub needs. */
interface KubernetesHub extends StoredResources {
  faults: HubFaults;
  token: string;
}

const send = (response: Response, error: ApiError) => {
  response.status(error.code).json(error.status);
};

const failures: ErrorRequestHandler = (error, _, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ApiError) return send(response, error);
  // errors of express: a body that is no JSON, too large or cut off
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
      limit: '3mb', // slightly above etcd's own limit
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

/** One bearer token may do everything with Argo CD's kinds; without one nothing is allowed. */
const authenticate =
  (token: string): RequestHandler =>
  (request, _, next) => {
    const given = request.header('authorization');
    if (given === `Bearer ${token}`) return next();
    return next(
      given
        ? unauthorized()
        : forbidden(
            `forbidden: User "system:anonymous" cannot ${request.method.toLowerCase()} path "${request.path}"`,
            {},
          ),
    );
  };

/** Refuses the core group, which holds Secrets: the token has no right there, just as the portal's must not. */
const refuseCore: RequestHandler = (request, _, next) => {
  const [resource] = request.path.split('/').slice(-1);
  next(
    forbidden(
      `${resource} is forbidden: User "system:serviceaccount:portal:argosy" cannot list resource "${resource}" in API group ""`,
      { kind: resource },
    ),
  );
};
