import type { VaultAuth } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { readLoginFile } from './readLoginFile';
import { peerOf } from './send';
import type { Answer, Send } from './send';
import type { VaultServer } from './types';
import { VaultError } from './VaultError';

/** A token, and for how long. */
export interface Lease {
  token: string;
  /** 0 is for ever. */
  seconds: number;
  renewable: boolean;
}

const authSchema = z.object({
  auth: z.object({
    // what no header can hold would be quoted by who refuses to send it
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
    `${peerOf(server)} let us log in and gave no token.`,
    'Check that url in deployments.vault.servers leads to a Vault, and that its login asks for no second factor.',
  );
}

async function bodyOf(peer: string, auth: VaultAuth) {
  if (auth.method === 'approle') {
    const secret = await readLoginFile(peer, 'secretIdFile', auth.secretIdFile);
    return { role_id: auth.roleId, secret_id: secret };
  }
  const jwt = await readLoginFile(peer, 'tokenFile', auth.tokenFile);
  return { role: auth.role, jwt };
}

/** What Vault says of a login, in our words: its own might quote what we sent. */
const KNOWN: ReadonlyArray<readonly [says: RegExp, what: string]> = [
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
    'our token is for another audience than the role wants',
  ],
  [
    /invalid role or secret ID|invalid secret id/i,
    'the role id or the secret id does not count',
  ],
];

function refusal(server: VaultServer, { status, errors }: Answer): VaultError {
  const { mount, ...auth } = server.auth;
  const as = auth.method === 'approle' ? 'a role id' : `role ${auth.role}`;
  const said = errors.join(' ');
  const why =
    KNOWN.find(([says]) => says.test(said))?.[1] ??
    'our credentials do not count there, or nothing is mounted there';
  return new VaultError(
    'login-refused',
    `${peerOf(server)} does not let us log in at auth/${mount} with ${as} (${status}): ${why}.`,
    'Set up the login as the set-up page shows it, or correct auth in deployments.vault.servers.',
  );
}
