import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithParent, writeDescription } from '@argosy/control-plane';
import { startSandbox } from './startSandbox';
import type { SandboxOptions } from './startSandbox';

const USAGE =
  'argosy-sandbox --directory <state> [--ports git=3001,argocd=3002,kubernetes=3003,vault=3005,control=3004] [--hubs main,other] [--speed 1] [--no-seed]';

const PORTS = ['git', 'argocd', 'kubernetes', 'vault', 'control'] as const;

const isPort = (name: string): name is (typeof PORTS)[number] =>
  PORTS.some(each => each === name);

function readPorts(source: string): SandboxOptions['ports'] {
  const ports: NonNullable<SandboxOptions['ports']> = {};
  for (const pair of source.split(',').filter(Boolean)) {
    const [name, value] = pair.split('=');
    const port = Number(value);
    if (!isPort(name) || !Number.isInteger(port) || port < 0 || port > 65535) {
      throw new Error(
        `--ports: "${pair}" is not <${PORTS.join('|')}>=<port>.\n${USAGE}`,
      );
    }
    ports[name] = port;
  }
  return ports;
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      directory: { type: 'string' },
      ports: { type: 'string', default: '' },
      hubs: { type: 'string', default: 'main' },
      speed: { type: 'string', default: '1' },
      'no-seed': { type: 'boolean', default: false },
    },
  });
  if (!values.directory) throw new Error(`--directory is missing.\n${USAGE}`);
  const speed = Number(values.speed);
  if (!(speed > 0))
    throw new Error(`--speed: "${values.speed}" is not a number above 0.`);
  return {
    directory: resolve(values.directory),
    ports: readPorts(values.ports),
    hubs: values.hubs.split(',').map(name => ({ name })),
    speed,
    seed: !values['no-seed'],
  };
}

/** Runs the sandbox as a process of its own. It says in one line that it is ready, and ends cleanly. */
export async function runSandbox(args: string[]): Promise<void> {
  try {
    const options = readOptions(args);
    const sandbox = await startSandbox(options);
    const file = join(options.directory, 'control-plane.json');
    endWithParent(() => {
      sandbox.stop();
    });
    const { hubs, git, vault, controlAddress } = sandbox;
    await writeDescription({ hubs, git, vault, controlAddress }, file);
    process.stdout.write(
      `Sandbox ready: Git ${git.baseUrl}, Argo CD ${hubs.map(({ url }) => url).join(', ')}; described in ${file}\n`,
    );
    await sandbox.stopped;
    await rm(file, { force: true });
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
