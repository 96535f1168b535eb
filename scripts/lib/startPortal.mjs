import fs from 'node:fs';
import path from 'node:path';
import { startChild } from './children.mjs';
import { portalConfig } from './portalConfig.mjs';
import { prepareVault } from './prepareVault.mjs';
import { root } from './root.mjs';

/**
 * Starts app and backend on a control plane; resolves when both answer.
 * Their words go to `<directory>/portal.log`.
 */
export async function startPortal({
  controlPlane,
  directory,
  appPort,
  backendPort,
  onProgress = () => {},
}) {
  const config = path.join(directory, 'app-config.json');
  const log = path.join(directory, 'portal.log');
  const database = path.join(directory, 'database');
  fs.mkdirSync(database, { recursive: true });
  onProgress('Preparing Vault ...');
  const vault = await prepareVault(controlPlane, directory);
  fs.writeFileSync(
    config,
    JSON.stringify(
      portalConfig(controlPlane, { appPort, backendPort, database, vault }),
      null,
      2,
    ),
  );
  const portal = startChild(
    'portal',
    'node',
    [
      path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      '--config',
      path.join(root, 'app-config.yaml'),
      '--config',
      config,
    ],
    { env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'info', BROWSER: 'none' } },
  );
  const output = fs.createWriteStream(log);
  portal.child.stdout.pipe(output, { end: false });
  portal.child.stderr.pipe(output, { end: false });
  const ended = portal.ended.then(({ code }) => {
    const tail = fs.readFileSync(log, 'utf8').split('\n').slice(-30).join('\n');
    throw new Error(
      `The portal ended (exit ${code}). The end of ${log}:\n${tail}`,
    );
  });
  ended.catch(() => {});
  onProgress('Starting the backend ...');
  await Promise.race([
    ended,
    untilAnswers(
      `http://127.0.0.1:${backendPort}/.backstage/health/v1/readiness`,
    ),
  ]);
  onProgress('Building the app ...');
  await Promise.race([ended, untilAnswers(`http://localhost:${appPort}/`)]);
  return { ...portal, ended, log };
}

async function untilAnswers(url) {
  for (;;) {
    try {
      const { ok } = await fetch(url, { signal: AbortSignal.timeout(30_000) });
      if (ok) return;
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
