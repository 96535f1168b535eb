import type { Lab } from '../Lab';
import { accepts } from '../processes/answers';

/** Argo CD's cache. @returns `host:port` */
export async function startRedis({ processes, ports }: Lab) {
  const port = ports.next();
  await processes.start(
    {
      name: 'redis',
      program: 'redis-server',
      args: [
        ...['--port', `${port}`, '--bind', '127.0.0.1'],
        ...['--save', '', '--appendonly', 'no'],
      ],
    },
    accepts(port),
  );
  return `127.0.0.1:${port}`;
}
