import net from 'node:net';

const isFree = port =>
  new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Ends the process with a sentence when one of the ports is taken. */
export async function requirePorts(ports) {
  for (const [what, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      console.error(
        `Port ${port}, which the ${what} needs, is taken by another program. Stop it (on Linux and macOS \`lsof -i :${port}\` names it) and start again.`,
      );
      process.exit(1);
    }
  }
}

/** A port that is free now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
