import { createServer, type IncomingMessage, request } from 'node:http';

type Look = (asked: IncomingMessage) => Promise<void> | void;

/** Stands between a backend and its Git host, and sees each request before it goes on and each answer before it is given. */
export async function openGitGate(baseUrl: string) {
  let before: Look = () => {};
  let after: Look = () => {};
  const server = createServer(async (asked, answer) => {
    try {
      await before(asked);
    } catch {
      // Whoever asked is gone; the git that it left behind must not write now.
      answer.writeHead(503).end();
      return;
    }
    const onward = request(
      new URL(asked.url ?? '/', baseUrl),
      {
        method: asked.method,
        headers: { ...asked.headers, host: new URL(baseUrl).host },
      },
      async given => {
        const body: Buffer[] = [];
        for await (const chunk of given) body.push(chunk);
        try {
          await after(asked);
        } catch {
          answer.destroy();
          return;
        }
        answer.writeHead(given.statusCode ?? 502, given.headers);
        answer.end(Buffer.concat(body));
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') {
    throw new Error('The gate has no port');
  }
  const host = `127.0.0.1:${bound.port}`;
  return {
    host,
    baseUrl: `http://${host}`,
    /** Holds until the next call. What `before` throws keeps the request from going on, what `after` throws its answer from coming back. */
    watch(looks: { before?: Look; after?: Look }) {
      before = looks.before ?? (() => {});
      after = looks.after ?? (() => {});
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type GitGate = Awaited<ReturnType<typeof openGitGate>>;
