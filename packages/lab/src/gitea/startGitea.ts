import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../Lab';
import { answers } from '../processes/answers';
import { appIni } from './appIni';

export const GITEA = 'gitea';

export interface Gitea {
  /** The port that it listens on. People and programs use the proxy before it. */
  port: number;
  username: string;
  password: string;
}

/** Starts a Git host with one user, who is no admin. */
export async function startGitea(
  { peers, processes, state, progress }: Lab,
  { port, baseUrl }: { port: number; baseUrl: string },
): Promise<Gitea> {
  const home = join(state, GITEA);
  await mkdir(home, { recursive: true });
  const config = join(home, 'app.ini');
  const statics = peers.files.gitea;
  await writeFile(config, appIni({ home, port, baseUrl, statics }));
  const command = {
    program: peers.programs.gitea,
    env: {
      GITEA_WORK_DIR: home,
      GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT: 'true',
    },
  };
  await processes.start(
    { ...command, name: GITEA, args: ['web', '--config', config] },
    giteaAnswers(port),
  );
  const username = 'argosy';
  const password = randomBytes(16).toString('hex');
  await processes.run({
    ...command,
    name: 'gitea-user',
    args: [
      ...['admin', 'user', 'create', '--config', config],
      ...['--username', username, '--password', password],
      ...['--email', 'argosy@example.com', '--fullname', 'Argosy'],
      ...['--must-change-password=false', '--admin=false'],
    ],
  });
  progress('Gitea with a user');
  return { port, username, password };
}

export const giteaAnswers = (port: number) =>
  answers(`http://127.0.0.1:${port}/api/healthz`);
