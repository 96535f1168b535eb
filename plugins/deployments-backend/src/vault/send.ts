import { isError } from '@backstage/errors';
import { z } from 'zod';
import {
  causesOf,
  networkFailure,
  type NetworkProblem,
} from '../lib/errors/networkFailure';
import { cut } from '../lib/foreignText';
import { AnswerTooLargeError, readText } from '../lib/readText';
import { requesterNow } from '../lib/requester';
import type { Deadlines } from './deadlines';
import type { VaultServer } from './types';
import { VaultError } from './VaultError';
import { withoutEndSlash } from '../lib/withoutEndSlash';

export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/v1/`; its parts have been checked. */
  path: string;
  query?: Record<string, string>;
  body?: object;
  token?: string;
}

/** An answer of Vault. Statuses above 499, and answers of something else, never get here: they are thrown. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  /** Vault's own words. Messages must not quote them. */
  errors: string[];
}

export type Send = (request: Request, signal: AbortSignal) => Promise<Answer>;

const bodySchema = z.record(z.string(), z.unknown());
/** Vault itself takes no larger request. */
const MOST_BYTES = 32_000_000;
const ERRORS = 20;
const LONGEST_ERROR = 1_000;

/** What is no text still is an error: without errors, a 404 means that nothing is there. */
const errorsSchema = z.object({
  errors: z
    .array(z.unknown())
    .transform(errors =>
      errors
        .slice(0, ERRORS)
        .map(error =>
          typeof error === 'string' ? cut(error, LONGEST_ERROR) : '?',
        ),
    ),
});
const sealedSchema = z.object({ sealed: z.literal(true) });

/** One request to a Vault, with a deadline. No error quotes a header, a body or an answer. */
export function createSend(server: VaultServer, deadlines: Deadlines): Send {
  const peer = peerOf(server);
  const base = withoutEndSlash(server.url);
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
            // a server that is tricked into a request cannot set this header
            'x-vault-request': 'true',
            ...(server.namespace && { 'x-vault-namespace': server.namespace }),
            ...(token && { 'x-vault-token': token }),
            ...requesterHeader(),
          },
          body: body && JSON.stringify(body),
          // a redirect would take our token to another address
          redirect: 'manual',
          signal: AbortSignal.any([signal, late]),
        },
      );
      status = response.status;
      text = await readText(response, MOST_BYTES);
    } catch (error) {
      signal.throwIfAborted();
      throw translateTransportError(peer, error, deadlines.call);
    }
    return understand(peer, status, text);
  };
}

/** Vault's audit log shows the person, where an admin lets it. */
function requesterHeader(): Record<string, string> {
  const requester = requesterNow();
  // An entity ref is plain text; what is none could end the header.
  return requester && /^[\x21-\x7e]+$/.test(requester)
    ? { 'x-backstage-user': requester }
    : {};
}

export const peerOf = ({ name }: VaultServer) => `Vault ${name}`;

const UP = 'Check that it is up and that the backend can reach it.';

const REMEDIES: Record<NetworkProblem, string> = {
  availability: UP,
  address:
    'Correct its url in deployments.vault.servers, and start the backend again.',
  certificate: 'Renew the certificate there.',
  authority:
    'Start the backend with NODE_EXTRA_CA_CERTS set to a file that holds the certificate of the authority.',
  clock: 'Compare the clocks of Vault and of the backend.',
  credentials:
    'Let it accept connections without a client certificate: the portal has none.',
};

/** An error of a request that brought no answer. It quotes codes only: messages may quote headers. */
function translateTransportError(
  peer: string,
  error: unknown,
  deadlineMs: number,
): VaultError {
  if (isError(error) && error.name === 'TimeoutError') {
    return new VaultError(
      'late',
      `${peer} gave no answer within ${deadlineMs / 1000} s.`,
      UP,
    );
  }
  if (error instanceof AnswerTooLargeError) {
    return new VaultError(
      'failing',
      `${peer} cannot be used: ${error.message}.`,
      'Correct its url in deployments.vault.servers: no answer of a Vault is that large.',
    );
  }
  const failure = networkFailure(error);
  return new VaultError(
    'unreachable',
    `${peer} is unreachable: ${failure?.what ?? `the request failed${unknownCode(error)}`}.`,
    REMEDIES[failure?.problem ?? 'availability'],
  );
}

function unknownCode(error: unknown): string {
  for (const { code } of causesOf(error)) {
    if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return ` (${code})`;
  }
  return '';
}

function understand(peer: string, status: number, text: string): Answer {
  const body = parse(text);
  const errors = errorsSchema.safeParse(body).data?.errors ?? [];
  if (status === 503 && isSealed(body, errors)) {
    throw new VaultError(
      'sealed',
      `${peer} is sealed.`,
      'Unseal it. What waits for it then continues by itself.',
    );
  }
  if (status >= 300 && status < 400) {
    throw new VaultError(
      'failing',
      `${peer} redirects us to another address (${status}).`,
      'Set url in deployments.vault.servers to an address that answers without a redirect: that of the active node, or of the load balancer.',
    );
  }
  if (status === 429) {
    throw new VaultError(
      'failing',
      `${peer} asks us to slow down (429).`,
      'Raise its rate limit for the portal, or wait: the portal tries again.',
    );
  }
  if (status >= 500) {
    throw new VaultError(
      'failing',
      `${peer} answers ${status}.`,
      'Look for the reason in its log.',
    );
  }
  if (body === undefined) {
    throw new VaultError(
      'failing',
      `${peer} does not answer like a Vault (${status}).`,
      'Correct its url in deployments.vault.servers: something else answers at that address.',
    );
  }
  return { status, body, errors };
}

/** Drops what cannot be parsed, and the parser's error with it: that would quote the answer. */
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
