import type { VaultAuth } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { readConfiguredFile } from '../lib/errors/readConfiguredFile';
import { peerOf } from './send';
import type { Answer, Send } from './send';
import type { VaultServer } from './types';
import { VaultError } from './VaultError';

/** A token, and how long it is valid. */
export interface Lease {
  token: string;
  /** 0: for ever. */
  seconds: number;
  renewable: boolean;
}

const authSchema = z.object({
  auth: z.object({
    // a client quotes the header that it refuses to send
    client_token: z.string().regex(/^[\x21-\x7e]+$/),
    lease_duration: z.number(),
    renewable: z.boolean(),
  }),
});

/** Logs in by the method of the config. */
export async function login(
  server: VaultServer,
  send: Send,
  signal: AbortSignal,
): Promise<Lease> {
  const { auth } = server;
  const body = await bodyOf(peerOf(server), auth);
  const path = `auth/${auth.mount}/login`;
  const answer = await send({ method: 'POST', path, body }, signal);
  if (answer.status >= 300) throw refusal(server, answer);
  return readLease(server, answer);
}

export function readLease(server: VaultServer, { body }: Answer): Lease {
  const { data } = authSchema.safeParse(body);
  if (data) {
    const { client_token, lease_duration, renewable } = data.auth;
    return { token: client_token, seconds: lease_duration, renewable };
  }
  throw new VaultError(
    'failing',
    `${peerOf(server)} accepted the login but gave no token.`,
    'Check that url in deployments.vault.servers is the address of a Vault, and that its login requires no second factor.',
  );
}

/** The content of a file of the login. It is read at each login, so that a rotated credential is used. */
async function readLoginFile(
  peer: string,
  field: string,
  path: string,
): Promise<string> {
  const refuse = (reason: string) =>
    new VaultError(
      'unusable',
      `The ${field} ${path} of ${peer} ${reason}.`,
      'Put a readable file there, which is used without a restart, or correct auth in deployments.vault.servers.',
    );
  const content = (await readConfiguredFile(path, refuse)).trim();
  if (content === '') throw refuse('is empty');
  return content;
}

async function bodyOf(peer: string, auth: VaultAuth) {
  if (auth.method === 'approle') {
    const secret = await readLoginFile(peer, 'secretIdFile', auth.secretIdFile);
    return { role_id: auth.roleId, secret_id: secret };
  }
  const jwt = await readLoginFile(peer, 'tokenFile', auth.tokenFile);
  return { role: auth.role, jwt };
}

/** Vault's reasons to refuse a login, in our words: its own may quote what we sent. */
const REASONS: ReadonlyArray<readonly [pattern: RegExp, reason: string]> = [
  [
    /service account name not authorized/,
    'the role is not bound to the ServiceAccount of the backend',
  ],
  [
    /namespace not authorized/,
    'the role is not bound to the namespace of the backend',
  ],
  [/invalid role name|could not be found/, 'there is no such role'],
  [
    /\(aud\) claim|audience/,
    'the audience of our token is not the one that the role requires',
  ],
  [
    /invalid role or secret ID|invalid secret id/i,
    'the role id or the secret id is not valid',
  ],
];

function refusal(server: VaultServer, { status, errors }: Answer): VaultError {
  const { mount, ...auth } = server.auth;
  const as = auth.method === 'approle' ? 'a role id' : `role ${auth.role}`;
  const words = errors.join(' ');
  const reason =
    REASONS.find(([pattern]) => pattern.test(words))?.[1] ??
    'our credentials are not accepted there, or nothing is mounted there';
  return new VaultError(
    'login-refused',
    `${peerOf(server)} does not let us log in at auth/${mount} with ${as} (${status}): ${reason}.`,
    'Set up the login as the set-up page shows, or correct auth in deployments.vault.servers.',
  );
}
