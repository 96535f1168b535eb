import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { listen } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { createGitServer } from './createGitServer';
import type { GitFaults } from './createGitServer';
import { FULL_NAME, GitHost } from './GitHost';
import { PullRequests } from './PullRequests';
import { seedRepository } from './seedRepository';

export interface RunningGitHost {
  host: GitHost;
  controlPlane: ControlPlane['git'];
  /** 0 cuts connections, undefined ends the fault. */
  fail(status: number | undefined): void;
  close(): Promise<void>;
}

const USERNAME = 'argosy';

/** Reads the password, or makes one. It is kept beside the repository, so that a restart locks nobody out. */
async function passwordIn(directory: string): Promise<string> {
  const file = join(directory, 'password');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept) return kept;
  const password = randomBytes(16).toString('hex');
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** Starts the Git host. It listens before the repository exists, because the files of the repository name its address. */
export async function startGitHost(options: {
  directory: string;
  port: number;
  seed?: string;
}): Promise<RunningGitHost> {
  const { directory, seed } = options;
  let handle: RequestListener = (_, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => handle(request, response));
  const { port, close } = await listen(server, options.port, 'the Git host');
  try {
    const baseUrl = `http://localhost:${port}`;
    const root = join(directory, 'git');
    const repository = await seedRepository({
      directory: join(root, `${FULL_NAME}.git`),
      cloneUrl: `${baseUrl}/${FULL_NAME}.git`,
      seed,
    });
    const pulls = await PullRequests.open(join(directory, 'pulls.json'));
    const credentials = {
      username: USERNAME,
      password: await passwordIn(directory),
    };
    const host = new GitHost(baseUrl, repository, pulls);
    const faults: GitFaults = {};
    handle = createGitServer({ host, root, credentials, faults });
    return {
      host,
      controlPlane: {
        repository: `${baseUrl}/${FULL_NAME}.git`,
        branch: 'main',
        host: `localhost:${port}`,
        baseUrl,
        ...credentials,
      },
      fail: status => {
        faults.status = status;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
