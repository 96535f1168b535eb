import { DEADLINES } from './deadlines';
import type { Deadlines } from './deadlines';
import { login, readLease } from './login';
import { createSend, peerOf } from './send';
import type { Answer, Request } from './send';
import { Session } from './Session';
import type { VaultServer } from './types';

/** A Vault that we are logged in to. */
export interface Connection {
  server: VaultServer;
  peer: string;
  ask(request: Omit<Request, 'token'>, signal: AbortSignal): Promise<Answer>;
  close(signal: AbortSignal): Promise<void>;
}

/** Logs in at the first request, and again whenever the token has gone. */
export function connect(
  server: VaultServer,
  deadlines: Partial<Deadlines> = {},
): Connection {
  const send = createSend(server, { ...DEADLINES, ...deadlines });
  // a login serves all who wait for it: none of them may abort it
  const free = new AbortController().signal;
  const session = new Session({
    login: () => login(server, send, free),
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
    peer: peerOf(server),
    ask,
    close: async signal => {
      const token = session.end();
      const path = 'auth/token/revoke-self';
      // without the right to do so the token expires by itself
      if (token) await send({ method: 'POST', path, body: {}, token }, signal);
    },
  };
}

/** Vault and OpenBao name a token that has expired or was revoked. Of one without rights they say `permission denied` alone. */
const isTokenGone = ({ status, errors }: Answer) =>
  status === 403 && errors.some(each => /invalid token|bad token/.test(each));
