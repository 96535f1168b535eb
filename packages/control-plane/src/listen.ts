import type { Server } from 'node:http';

export interface Listening {
  port: number;
  /** Cuts every open connection. New ones are accepted. */
  cut(): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Listens on loopback only.
 * @throws with a sentence for the user when the port is taken
 */
export async function listen(
  server: Server,
  port: number,
  what: string,
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} on ${HOST}, meant for ${what}, is taken. End the process that listens there, or choose another port.`,
              { cause: error },
            )
          : error,
      ),
    );
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`${what} does not listen on a port.`);
  }
  return {
    port: address.port,
    cut: () => server.closeAllConnections(),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        // watches and hanging requests would keep it open for ever
        server.closeAllConnections();
      }),
  };
}
