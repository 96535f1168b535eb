import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const STAMP = path.join(root, 'node_modules', '.argosy-installed');

/** Installs what yarn.lock says, unless it stands already. */
export async function installDependencies(env) {
  const wanted = fingerprint();
  if (readStamp() === wanted) return;
  console.log(
    'Installing dependencies (two to three minutes the first time) ...',
  );
  const { status } = spawnSync('yarn', ['install', '--immutable'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      'yarn install failed; its own words stand above. Where package.json was changed, run yarn install and commit yarn.lock.',
    );
    process.exit(status ?? 1);
  }
  fs.writeFileSync(STAMP, wanted);
}

const readStamp = () => {
  try {
    return fs.readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
};

function fingerprint() {
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    fs
      .readdirSync(path.join(root, folder))
      .map(name => path.join(folder, name, 'package.json')),
  );
  const hash = createHash('sha256').update(process.platform);
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...manifests,
  ]) {
    const full = path.join(root, file);
    if (fs.existsSync(full)) hash.update(file).update(fs.readFileSync(full));
  }
  return hash.digest('hex');
}
