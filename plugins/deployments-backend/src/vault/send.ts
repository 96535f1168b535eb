import { z } from 'zod';
import type { Deadlines } from './deadlines';
import { sayTransport } from './sayTransport';
import type { VaultServer } from './types';
import { VaultError } from './VaultError';

export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/v1/`; its parts have been checked. */
  path: string;
  query?: Record<string, string>;
  body?: object;
  token?: string;
}

/** What Vault answered. Statuses over 499 and what is not Vault's never get here. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  /** Vault's own words; not for sentences. */
  errors: string[];
}

export type Send = (request: Request, signal: AbortSignal) => Promise<Answer>;

const bodySchema = z.record(z.string(), z.unknown());
const errorsSchema = z.object({ errors: z.array(z.string()) });
const sealedSchema = z.object({ sealed: z.literal(true) });

/** One request to a Vault, with a deadline. No error quotes a header, a body or an answer. */
export function createSend(server: VaultServer, deadlines: Deadlines): Send {
  const peer = peerOf(server);
  const base = server.url.replace(/\/+$/, '');
  return async ({ method, path, query, body, token }, signal) => {
    signal.throwIfAborted();
    const late = AbortSignal.timeout(deadlines.call);
    let status: number;
    let text: string;
    try {
      const response = await fetch(
        `${base}/v1/${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
        {
          method,
          headers: {
            // Vault's guard against requests that a browser was tricked into
            'x-vault-request': 'true',
            ...(server.namespace && { 'x-vault-namespace': server.namespace }),
            ...(token && { 'x-vault-token': token }),
          },
          body: body && JSON.stringify(body),
          // Our token does not go along to another address.
          redirect: 'manual',
          signal: AbortSignal.any([signal, late]),
        },
      );
      status = response.status;
      text = await response.text();
    } catch (error) {
      signal.throwIfAborted();
      throw sayTransport(peer, error, deadlines.call);
    }
    return understand(peer, status, text);
  };
}

export const peerOf = ({ name }: VaultServer) => `Vault ${name}`;

const WELL = 'See what its own log says.';

function understand(peer: string, status: number, text: string): Answer {
  const body = parse(text);
  const errors = errorsSchema.safeParse(body).data?.errors ?? [];
  if (status === 503 && isSealed(body, errors)) {
    throw new VaultError(
      'sealed',
      `${peer} is sealed.`,
      'Unseal it; what waits for it goes on by itself.',
    );
  }
  if (status >= 300 && status < 400) {
    throw new VaultError(
      'failing',
      `${peer} sends us to another address (${status}).`,
      'Name in url of deployments.vault.servers the address that answers by itself: the active node, or what stands before all.',
    );
  }
  if (status === 429) {
    throw new VaultError(
      'failing',
      `${peer} asks us to slow down (429).`,
      'Raise its rate limit for the portal, or wait: it is asked again.',
    );
  }
  if (status >= 500) {
    throw new VaultError('failing', `${peer} answers ${status}.`, WELL);
  }
  if (body === undefined) {
    throw new VaultError(
      'failing',
      `${peer} does not answer as a Vault does (${status}).`,
      'Correct its url in deployments.vault.servers: something else answers there.',
    );
  }
  return { status, body, errors };
}

/** Nothing of what cannot be parsed goes further: a parser quotes it. */
function parse(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {};
  try {
    return bodySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const isSealed = (body: unknown, errors: string[]) =>
  errors.includes('Vault is sealed') || sealedSchema.safeParse(body).success;
