import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, Response } from 'express';
import type { Operation } from './policy/Acl';
import type { Reply } from './Route';
import type { VaultCore } from './VaultCore';
import { unsupportedOperation, VaultError } from './VaultError';
import type { VaultFaults } from './VaultFaults';
import { vaultPages } from './vaultPages';

const OPERATIONS: Record<string, Exclude<Operation, 'create'>> = {
  GET: 'read',
  POST: 'update',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

const failures: ErrorRequestHandler = (error, _, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof VaultError) {
    return response.status(error.status).json({ errors: error.errors });
  }
  return response
    .status(error.status ?? 500)
    .json({ errors: [String(error.message)] });
};

/** Serves Vault's HTTP API. LIST is accepted as `?list=true` only, since Node's server does not know the method. */
export function createVaultApi(core: VaultCore, faults: VaultFaults): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(faults.gate());
  app.use(vaultPages(core, () => faults.isSealed));
  app.use(express.text({ type: () => true, limit: '32mb' }));
  app.get('/v1/sys/health', (_, response) => {
    response
      .status(faults.isSealed ? 503 : 200)
      .json(healthOf(faults.isSealed));
  });
  app.use((_request, _response, next) => {
    next(faults.isSealed ? new VaultError(503, 'Vault is sealed') : undefined);
  });
  app.use((request, response) => {
    const clean = cleaned(request.path);
    if (clean !== request.path) {
      response.redirect(307, clean);
      return;
    }
    send(response, core.answer(toRequest(request)));
  });
  app.use(failures);
  return app;
}

/** Resolves dots and double slashes, for which Go's mux redirects before Vault sees the request. */
function cleaned(path: string): string {
  const resolved = new URL(path.replaceAll(/\/{2,}/g, '/'), 'http://vault');
  return resolved.pathname;
}

function toRequest(request: Request) {
  const operation = OPERATIONS[request.method];
  if (!operation) throw unsupportedOperation();
  const { searchParams } = new URL(request.originalUrl, 'http://vault');
  const isList = operation === 'read' && searchParams.get('list') === 'true';
  const path = decodeURIComponent(request.path.replace(/^\/v1\//, ''));
  const bearer = request.header('authorization')?.replace(/^Bearer /, '');
  const { body } = request;
  return {
    operation: isList ? ('list' as const) : operation,
    path: isList ? path.replace(/\/?$/, '/') : path,
    query: searchParams,
    token: request.header('x-vault-token') ?? bearer,
    body: typeof body === 'string' && operation !== 'read' ? body : '',
  };
}

function send(response: Response, reply: Reply) {
  const { status = 200, data = null, auth = null, warnings = null } = reply;
  if (status === 204) {
    response.status(204).end();
    return;
  }
  response.status(status).json({
    ...(reply.flat && data),
    request_id: randomUUID(),
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data,
    wrap_info: null,
    warnings,
    auth,
  });
}

const healthOf = (sealed: boolean) => ({
  initialized: true,
  sealed,
  standby: sealed,
  performance_standby: false,
  replication_performance_mode: 'disabled',
  replication_dr_mode: 'disabled',
  server_time_utc: Math.floor(Date.now() / 1000),
  version: '1.21.4+argosy-sandbox',
  enterprise: false,
});
