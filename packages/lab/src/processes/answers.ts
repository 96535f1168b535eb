import { connect } from 'node:net';

/** Makes a check that this address answers with success over plain HTTP. */
export const answers = (url: string) => async (): Promise<boolean> => {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return ok;
};

/** Makes a check that this port of loopback accepts a connection. */
export const accepts = (port: number) => () =>
  new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
