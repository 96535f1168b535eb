import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connectControlPlane } from '@argosy/control-plane';
import { kubernetesClient } from '@argosy/control-plane/contractSuite';

jest.setTimeout(60_000);

const BIN = join(
  dirname(require.resolve('@argosy/sandbox/package.json')),
  'bin/argosy-sandbox',
);

describe('argosy-sandbox', () => {
  let directory: string;
  let child: ChildProcess;

  const start = (...args: string[]) => {
    // without Jest's environment, which is not meant for this process
    const { NODE_OPTIONS: _, ...env } = process.env;
    child = spawn(process.execPath, [BIN, '--directory', directory, ...args], {
      env,
      stdio: 'pipe',
    });
    return child;
  };
  const firstLine = async (stream: 'stdout' | 'stderr') => {
    const [line] = await once(child[stream]!, 'data');
    return String(line);
  };
  const exitCode = async () => {
    const [code] = await once(child, 'exit');
    return code;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'argosy-bin-'));
  });

  afterEach(async () => {
    child.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  });

  it('starts, is connected to, takes faults and stops on request', async () => {
    start();
    expect(await firstLine('stdout')).toMatch(/^Sandbox ready: Git http/);
    const file = join(directory, 'control-plane.json');
    const controlPlane = await connectControlPlane(file);
    const client = kubernetesClient(controlPlane.hubs[0]);
    expect(await client.names('applications')).toContain('gitops-root');
    await controlPlane.faults.fail('main', 500);
    await expect(client.list('applications')).rejects.toMatchObject({
      code: 500,
    });
    await controlPlane.faults.clear();
    await expect(controlPlane.faults.hang('nobody')).rejects.toThrow(
      'There is no hub',
    );
    const ended = exitCode();
    await controlPlane.stop();
    expect(await ended).toBe(0);
    await expect(access(file)).rejects.toThrow('ENOENT');
  });

  it('ends when its parent closes the pipe', async () => {
    start();
    await firstLine('stdout');
    const ended = exitCode();
    child.stdin!.end();
    expect(await ended).toBe(0);
  });

  it('ends on SIGTERM', async () => {
    start();
    await firstLine('stdout');
    const ended = exitCode();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('says in one sentence that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    start('--ports', `kubernetes=${port}`);
    const ended = exitCode();
    expect(await firstLine('stderr')).toBe(
      `Port ${port} on 127.0.0.1, meant for the Kubernetes API of main, is taken. End the process that listens there, or choose another port.\n`,
    );
    expect(await ended).toBe(1);
    other.close();
  });
});
