import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to an address, which can be taken away without anybody at its end knowing. */
export interface Wire {
  /** The same address through the wire. */
  url: string;
  /** Cuts what is open; connections are refused. */
  cut(): Promise<void>;
  /** Connections stand and are taken, and nothing comes through. */
  hold(): void;
  /** As at first; what was held is cut. */
  repair(): Promise<void>;
  close(): Promise<void>;
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });

export async function openWire(address: string): Promise<Wire> {
  const to = new URL(address);
  const sockets = new Set<Socket>();
  let held = false;
  const carry = (from: Socket, there: Socket) => {
    sockets.add(from);
    from.on('data', chunk => held || there.write(chunk));
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      // What is on its way arrives.
      there.end();
    });
  };
  const join = (here: Socket) => {
    const there = connect(Number(to.port), to.hostname);
    carry(here, there);
    carry(there, here);
  };
  const begin = () => createServer(join);
  let server = begin();
  await listen(server, 0);
  const bound = server.address();
  if (bound === null || typeof bound === 'string') {
    throw new Error('The wire has no port');
  }
  const { port } = bound;
  const cut = async () => {
    const closed = new Promise(resolve => server.close(resolve));
    sockets.forEach(socket => socket.destroy());
    await closed;
  };
  return {
    url: Object.assign(new URL(address), { port }).href.replace(/\/$/, ''),
    cut,
    hold() {
      held = true;
    },
    async repair() {
      held = false;
      await cut();
      server = begin();
      await listen(server, port);
    },
    close: cut,
  };
}
