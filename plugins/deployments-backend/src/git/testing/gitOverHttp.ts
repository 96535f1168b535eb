import { spawn } from 'node:child_process';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** Git over smart HTTP, by git's own http-backend, with faults on request. */
export async function gitOverHttp(projectRoot: string) {
  const seen: Array<{ url: string; authorization?: string }> = [];
  let fault:
    | ((request: IncomingMessage, response: ServerResponse) => boolean)
    | undefined;
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    seen.push({ url: request.url ?? '', authorization });
    if (fault?.(request, response)) return;
    backend(projectRoot, request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    baseUrl: `http://127.0.0.1:${port}`,
    seen,
    /** Returns true for a request that it has answered, or leaves hanging. */
    fault(next: typeof fault) {
      fault = next;
    },
    stop: () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function backend(
  projectRoot: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn('git', ['http-backend'], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'test',
    },
  });
  request.pipe(child.stdin);
  const output: Buffer[] = [];
  child.stdout.on('data', chunk => output.push(chunk));
  child.on('close', () => {
    const all = Buffer.concat(output);
    const split = all.indexOf('\r\n\r\n');
    const headers = all
      .toString('latin1', 0, split)
      .split('\r\n')
      .map(line => line.split(/:\s*/, 2) as [string, string]);
    const status = headers.find(([name]) => name === 'Status');
    response.writeHead(
      status ? Number.parseInt(status[1], 10) : 200,
      Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    );
    response.end(all.subarray(split + 4));
  });
}
