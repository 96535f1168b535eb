import { DEADLINES } from './deadlines';
import type { Deadlines } from './deadlines';
import { login, readLease } from './login';
import { createSend, peerOf } from './send';
import type { Answer, Request } from './send';
import { Session } from './Session';
import type { VaultServer } from './types';

/** Where requests go with one token or another. */
export interface Asker {
  server: VaultServer;
  peer: string;
  ask(request: Omit<Request, 'token'>, signal: AbortSignal): Promise<Answer>;
}

/** A Vault that we are logged in to. */
export interface Connection extends Asker {
  /** Logs in, unless there is a token that is still valid. */
  login(): Promise<void>;
  /** Has each new token looked at before it is used. It is revoked, and not used, where this throws. */
  inspectLogins(inspect: (asker: Asker) => Promise<void>): void;
  close(signal: AbortSignal): Promise<void>;
}

const REVOKE_MS = 2_000;

/** Logs in at the first request, and again whenever the token has gone. */
export function connect(
  server: VaultServer,
  deadlines: Partial<Deadlines> = {},
): Connection {
  const send = createSend(server, { ...DEADLINES, ...deadlines });
  // a login serves all who wait for it: none of them may abort it
  const free = new AbortController().signal;
  const peer = peerOf(server);
  let inspect: (asker: Asker) => Promise<void> = async () => {};
  const revoke = async (token: string, signal: AbortSignal) => {
    const path = 'auth/token/revoke-self';
    // without the right to do so the token expires by itself
    await send({ method: 'POST', path, body: {}, token }, signal);
  };
  const session = new Session({
    login: async () => {
      const lease = await login(server, send, free);
      const { token } = lease;
      try {
        await inspect({
          server,
          peer,
          ask: (request, signal) => send({ ...request, token }, signal),
        });
      } catch (error) {
        await revoke(token, AbortSignal.timeout(REVOKE_MS)).catch(() => {});
        throw error;
      }
      return lease;
    },
    renew: async token => {
      const path = 'auth/token/renew-self';
      const request = { method: 'POST', path, body: {}, token } as const;
      const answer = await send(request, free);
      return answer.status < 300 ? readLease(server, answer) : undefined;
    },
  });

  const ask: Connection['ask'] = async (request, signal) => {
    const token = await session.token();
    const answer = await send({ ...request, token }, signal);
    if (!isTokenGone(answer)) return answer;
    session.forget(token);
    return send({ ...request, token: await session.token() }, signal);
  };

  return {
    server,
    peer,
    ask,
    login: async () => {
      await session.token();
    },
    inspectLogins(callback) {
      inspect = callback;
    },
    close: async signal => {
      const token = session.end();
      if (token) await revoke(token, signal);
    },
  };
}

/** Vault and OpenBao name a token that has expired or was revoked. Of one without rights they say `permission denied` alone. */
const isTokenGone = ({ status, errors }: Answer) =>
  status === 403 && errors.some(each => /invalid token|bad token/.test(each));
