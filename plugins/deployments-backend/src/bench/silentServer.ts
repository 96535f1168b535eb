import { createServer, type Socket } from 'node:net';

/**
 * Accepts every connection, counts it and never answers: whoever needs what stands behind it waits in vain.
 * A call over TLS or HTTP cannot happen without one.
 */
export async function openSilentServer(): Promise<{
  port: number;
  calls(): number;
  close(): Promise<void>;
}> {
  const sockets: Socket[] = [];
  const server = createServer(socket => {
    sockets.push(socket.on('error', () => {}).resume());
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server.address()),
    calls: () => sockets.length,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        sockets.forEach(socket => socket.destroy());
      }),
  };
}

function portOf(
  address: ReturnType<ReturnType<typeof createServer>['address']>,
) {
  if (address === null || typeof address === 'string') {
    throw new Error('The server listens on no port');
  }
  return address.port;
}
