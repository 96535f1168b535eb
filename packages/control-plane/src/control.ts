import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { VAULT_FAULTS } from './ControlPlane';
import type { ControlPlane, Faults, VaultFault } from './ControlPlane';
import { listen } from './listen';

/** What a request to the control address carries. */
export type ControlBody = Record<string, string | number>;

/** A request to the control address that cannot be served. */
export class ControlError extends Error {
  readonly status = 400;
}

/** Reads a whole number. @throws ControlError */
export function readNumber(body: ControlBody, name: string): number {
  const value = Number(body[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new ControlError(
    `"${name}" must be a whole number, not ${body[name]}.`,
  );
}

/** Reads the fault of a Vault. @throws ControlError */
export function readVaultFault({ fault }: ControlBody): VaultFault {
  const found = VAULT_FAULTS.find(each => each === fault);
  if (found) return found;
  throw new ControlError(
    `Vault has no fault "${fault}". There are: ${VAULT_FAULTS.join(', ')}.`,
  );
}

const failures: ErrorRequestHandler = (error, _, response, next) => {
  if (response.headersSent) return next(error);
  return response
    .status(error.status ?? 500)
    .json({ error: String(error.message) });
};

/**
 * Serves the control of a control plane over HTTP, for other processes.
 * @param what - whose control it is, as in `the sandbox`
 */
export async function startControl(
  control: ControlPlane['control'],
  { port = 0, what }: { port?: number; what: string },
) {
  const token = randomBytes(16).toString('hex');
  const server = await listen(
    createServer(controlServer(token, control)),
    port,
    `the control of ${what}`,
  );
  return {
    address: { url: `http://localhost:${server.port}`, token },
    close: server.close,
  };
}

function controlServer(
  token: string,
  control: ControlPlane['control'],
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
  app.post('/:action', (request, response, next) => {
    control(request.params.action, request.body).then(
      () => response.status(204).end(),
      next,
    );
  });
  app.use(failures);
  return app;
}

/** Makes the control of a control plane that runs as a separate process, at its control address. */
export const controlAt =
  ({ url, token }: { url: string; token: string }): ControlPlane['control'] =>
  async (action, body = {}) => {
    const response = await fetch(`${url}/${action}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `The control plane refused "${action}": ${await response.text()}`,
      );
    }
  };

/** Makes the faults of a control plane from its control. */
export const toFaults = (control: ControlPlane['control']): Faults => ({
  hang: hub => control('hang', { hub }),
  fail: (hub, status) => control('fail', { hub, status }),
  dropWatches: hub => control('dropWatches', { hub }),
  restart: hub => control('restart', { hub }),
  expire: hub => control('expire', { hub }),
  degrade: (hub, application, message) =>
    control('degrade', { hub, application, message }),
  failVault: fault => control('failVault', { fault }),
  failGit: status => control('failGit', { status }),
  clear: () => control('clear'),
});
