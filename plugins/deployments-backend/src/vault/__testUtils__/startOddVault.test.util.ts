import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface OddAnswer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

const LOGIN = {
  auth: { client_token: 'hvs.odd', lease_duration: 3600, renewable: true },
};

/** A server that lets everybody log in, and then answers what a test wants. */
export async function startOddVault(
  answer: (path: string, body: string) => OddAnswer | undefined,
) {
  const seen: Array<{ path: string; headers: IncomingHttpHeaders }> = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    seen.push({ path, headers: request.headers });
    const body = await text(request);
    const said = answer(path, body) ?? {
      status: 200,
      body: JSON.stringify(LOGIN),
    };
    response.writeHead(said.status, said.headers).end(said.body);
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
