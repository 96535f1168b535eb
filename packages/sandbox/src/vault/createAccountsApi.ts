import express from 'express';
import type { Express, RequestHandler } from 'express';
import { strings, text } from '@argosy/control-plane';
import type { Accounts } from './Accounts';

const failure = (code: number, reason: string, message: string) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message,
  reason,
  code,
});

const isKnownTo =
  (token: string): RequestHandler =>
  (request, response, next) => {
    if (request.header('authorization') === `Bearer ${token}`) return next();
    return response
      .status(401)
      .json(failure(401, 'Unauthorized', 'Unauthorized'));
  };

/** Serves the part of a regional cluster's Kubernetes API that issues tokens to accounts. */
export function createAccountsApi(accounts: Accounts, token: string): Express {
  const namespaces = new Set<string>();
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(isKnownTo(token), express.json());
  app.post('/api/v1/namespaces', (request, response) => {
    const name = text(request.body, 'metadata', 'name') ?? '';
    const isNew = !namespaces.has(name);
    namespaces.add(name);
    response.status(isNew ? 201 : 409).json({ kind: 'Namespace' });
  });
  app.post(
    '/api/v1/namespaces/:namespace/serviceaccounts',
    (request, response) => {
      const { namespace } = request.params;
      if (!namespaces.has(namespace)) {
        response
          .status(404)
          .json(
            failure(404, 'NotFound', `namespaces "${namespace}" not found`),
          );
        return;
      }
      const name = text(request.body, 'metadata', 'name') ?? '';
      const isNew = accounts.create(namespace, name);
      response.status(isNew ? 201 : 409).json({ kind: 'ServiceAccount' });
    },
  );
  app.post(
    '/api/v1/namespaces/:namespace/serviceaccounts/:name/token',
    (request, response) => {
      const { namespace, name } = request.params;
      const audiences = strings(request.body, 'spec', 'audiences');
      const issued = accounts.issue(namespace, name, {
        ...(audiences.length > 0 && { audiences }),
      });
      if (issued === undefined) {
        response
          .status(404)
          .json(
            failure(404, 'NotFound', `serviceaccounts "${name}" not found`),
          );
        return;
      }
      response
        .status(201)
        .json({ kind: 'TokenRequest', status: { token: issued } });
    },
  );
  return app;
}
