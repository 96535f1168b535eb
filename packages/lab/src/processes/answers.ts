import { connect } from 'node:net';

/** True when this address answers well over plain HTTP. */
export const answers = (url: string) => async (): Promise<boolean> => {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return ok;
};

/** Settles when this port of loopback takes a connection. */
export const accepts = (port: number) => () =>
  new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
