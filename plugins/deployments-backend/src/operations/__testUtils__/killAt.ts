import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled, ownEnvironment } from '../../faults/compiled.test.util';
import type { ChildTask } from './createInChild';
import type { startGitHost } from './gitHost';

type Host = Awaited<ReturnType<typeof startGitHost>>;

const PROGRAM = join(__dirname, 'createInChild.ts');

/** A request to the Git host, and whether the kill comes before it does anything or after it has done it. */
export interface KillPoint {
  request: 'git-receive-pack' | '/pulls';
  when: 'before' | 'after';
}

/** Creates a service in a process that is killed at that point: nothing in it runs on, no answer reaches it. */
export async function killAt(
  { request: part, when }: KillPoint,
  host: Host,
  task: ChildTask,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [await compiled(PROGRAM), JSON.stringify(task)],
    { env: ownEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const said: string[] = [];
  child.stderr.on('data', data => said.push(String(data)));
  host.fault((request, response) => {
    if (request.method !== 'POST' || !request.url?.includes(part)) return false;
    if (when === 'after') {
      response.end = () => {
        child.kill('SIGKILL');
        host.fault(undefined);
        return response.destroy();
      };
      return false;
    }
    child.kill('SIGKILL');
    host.fault(undefined);
    // Its git outlives it, and would try a broken connection once more.
    response.writeHead(503);
    response.end();
    return true;
  });
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL') {
    throw new Error(`The process ended by itself (${code}): ${said.join('')}`);
  }
}
