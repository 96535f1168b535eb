import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ControlPlane } from '@argosy/control-plane';

const run = promisify(execFile);

/** Commits an edit of one file to the GitOps repository, as a colleague would, and pushes it. */
export async function editFile(
  { git }: Pick<ControlPlane, 'git'>,
  file: string,
  edit: (text: string) => string,
) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'argosy-e2e-'));
  const login = Buffer.from(`${git.username}:${git.password}`).toString(
    'base64',
  );
  const config = [
    ['http.extraHeader', `Authorization: Basic ${login}`],
    ['user.name', 'Ada Byron'],
    ['user.email', 'ada@example.com'],
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const inClone = (...args: string[]) =>
    run('git', ['-C', folder, ...config, ...args]);
  try {
    await inClone('clone', '--depth=1', git.repository, '.');
    const target = path.join(folder, file);
    await writeFile(target, edit(await readFile(target, 'utf8')));
    await inClone('commit', '--all', '--message', `Edit ${file}`);
    await inClone('push', 'origin', `HEAD:${git.branch}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Asks Argo CD to look again now, as `kubectl annotate` would. */
export async function refresh(
  { hubs: [hub] }: Pick<ControlPlane, 'hubs'>,
  plural: 'applications' | 'applicationsets',
  name: string,
) {
  const annotation =
    plural === 'applications'
      ? { 'argocd.argoproj.io/refresh': 'normal' }
      : {
          'argocd.argoproj.io/application-set-refresh':
            new Date().toISOString(),
        };
  const { server, caData, token } = hub.kubernetes;
  const status = await new Promise((resolve, reject) =>
    https
      .request(
        `${server}/apis/argoproj.io/v1alpha1/namespaces/${hub.namespaces[0]}/${plural}/${name}`,
        {
          method: 'PATCH',
          ca: Buffer.from(caData, 'base64'),
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/merge-patch+json',
          },
        },
        response => resolve(response.resume().statusCode),
      )
      .on('error', reject)
      .end(JSON.stringify({ metadata: { annotations: annotation } })),
  );
  if (status !== 200) throw new Error(`${plural}/${name} answered ${status}`);
}
