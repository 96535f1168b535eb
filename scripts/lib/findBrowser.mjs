import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './root.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const NPM_PACKAGE = '@sparticuz/chromium@153.0.0';

/**
 * A Chromium: of the PATH, else from Debian's packages, else from npm (Linux x64).
 * @returns the program and the flags that it needs
 * @throws when there is none to be had, with what to do
 */
export async function findBrowser() {
  return onPath() ?? fromDebian() ?? (await fromNpm()) ?? none();
}

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) return { executablePath: file, args: [] };
    }
  }
  return undefined;
}

function fromDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0)
    return undefined;
  console.log('Installing Chromium from the Debian packages ...');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', 'chromium'],
    {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    },
  );
  return status === 0 ? onPath() : undefined;
}

async function fromNpm() {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return undefined;
  console.log('Taking Chromium from npm ...');
  const folder = cache('browser');
  fs.mkdirSync(folder, { recursive: true });
  try {
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--no-audit', '--no-fund', NPM_PACKAGE],
      { stdio: 'ignore' },
    );
    const { default: chromium } = await import(
      path.join(folder, 'node_modules/@sparticuz/chromium/build/index.js')
    );
    return {
      executablePath: await chromium.executablePath(),
      args: ['--headless=shell', '--no-zygote', '--single-process'],
    };
  } catch {
    return undefined;
  }
}

function none() {
  throw new Error(
    'No Chromium was found and none could be installed. Install Chromium or Chrome so that `chromium` or `google-chrome` is on the PATH, and run the tests again.',
  );
}
