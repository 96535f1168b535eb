import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PORTS } from '../LabControlPlane';
import type { LabOptions } from '../LabControlPlane';

/** Reads the folder of a lab, and the arguments after the options. */
export function readDirectory(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { directory: { type: 'string' } },
  });
  return { ...inDirectory(values.directory), positionals };
}

export function readUpOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      directory: { type: 'string' },
      ports: { type: 'string', default: '' },
      'new-globbing': { type: 'boolean', default: false },
    },
  });
  return {
    ...inDirectory(values.directory),
    ports: readPorts(values.ports),
    newGlobbing: values['new-globbing'],
  };
}

function inDirectory(given: string | undefined) {
  if (!given) throw new Error('--directory <state> is missing.');
  const directory = resolve(given);
  return { directory, file: join(directory, 'control-plane.json') };
}

function readPorts(source: string): LabOptions['ports'] {
  const ports: LabOptions['ports'] = {};
  for (const pair of source.split(',').filter(Boolean)) {
    const [name, value] = pair.split('=');
    const known = PORTS.find(each => each === name);
    const port = Number(value);
    if (!known || !Number.isInteger(port) || port < 0 || port > 65535) {
      throw new Error(`--ports: "${pair}" is not <${PORTS.join('|')}>=<port>.`);
    }
    ports[known] = port;
  }
  return ports;
}
