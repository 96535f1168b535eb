import { spawn } from 'node:child_process';
import type { Request, RequestHandler, Response } from 'express';
import { gitEnvironment } from '@argosy/control-plane';

const SERVICE = /^\/(?:info\/refs|git-upload-pack|git-receive-pack)$/;

const header = (request: Request, name: string) => request.header(name) ?? '';

/** Copies the head of a CGI answer to the response, and returns the rest of the chunk. */
function writeHead(head: string, response: Response) {
  for (const line of head.split(/\r?\n/)) {
    const [name, ...rest] = line.split(':');
    const value = rest.join(':').trim();
    if (name.toLowerCase() === 'status') response.status(parseInt(value, 10));
    else if (name) response.setHeader(name, value);
  }
}

/** Serves Git's smart HTTP with git's own CGI program. `projectRoot` holds the repository at `path`. */
export function smartHttp(projectRoot: string, path: string): RequestHandler {
  return (request, response, next) => {
    if (!SERVICE.test(request.path)) return next();
    const child = spawn('git', ['http-backend'], {
      stdio: 'pipe',
      env: {
        ...gitEnvironment(),
        GIT_PROJECT_ROOT: projectRoot,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: header(request, 'git-protocol'),
        REQUEST_METHOD: request.method,
        PATH_INFO: `${path}${request.path}`,
        QUERY_STRING: new URL(
          request.originalUrl,
          'http://localhost',
        ).search.slice(1),
        CONTENT_TYPE: header(request, 'content-type'),
        HTTP_CONTENT_ENCODING: header(request, 'content-encoding'),
        REMOTE_USER: 'sandbox',
        REMOTE_ADDR: '127.0.0.1',
      },
    });
    child.once('error', next);
    child.stdin.on('error', () => {
      // the program may answer without reading everything
    });
    request.pipe(child.stdin);

    let head: Buffer | undefined = Buffer.alloc(0);
    child.stdout.on('data', (chunk: Buffer) => {
      if (!head) {
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      writeHead(head.toString('latin1', 0, end), response);
      const body = head.subarray(end + 4);
      head = undefined;
      if (body.length > 0) response.write(body);
    });
    child.once('close', () => {
      if (head && !response.headersSent) response.status(500);
      response.end();
    });
    response.once('close', () => child.kill());
    return undefined;
  };
}
