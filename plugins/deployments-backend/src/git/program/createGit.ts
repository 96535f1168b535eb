import { mkdir } from 'node:fs/promises';
import { gitEnvironment } from './gitEnvironment';
import { GitFailure, runGit } from './runGit';

/** How long git may take, in milliseconds. */
export interface Deadlines {
  /** To ask the host for its heads. */
  ask: number;
  /** To fetch; the first fetch brings the whole branch. */
  fetch: number;
  push: number;
  /** To work in the cache folder. */
  local: number;
  /** For one request to the pull-request API. */
  api: number;
}

export const DEADLINES: Deadlines = {
  ask: 15_000,
  fetch: 300_000,
  push: 60_000,
  local: 60_000,
  api: 15_000,
};

export interface Git {
  /** Works in the cache folder, without credentials. Throws {@link GitFailure}. */
  local(args: readonly string[], input?: Buffer | string): Promise<Buffer>;
  /** Fetches from or pushes to the host, with credentials. Throws {@link GitFailure}, whose text does not contain them. */
  remote(args: readonly string[], deadline: number): Promise<Buffer>;
  /** Asks the host, without the cache folder. */
  ask(args: readonly string[]): Promise<Buffer>;
}

/** The git program, bound to a cache folder and a repository. */
export function createGit(options: {
  workdir: string;
  folder: string;
  repository: string;
  deadlines: Deadlines;
  authorization(): Promise<string | undefined>;
}): Git {
  const { workdir, folder, repository, deadlines } = options;
  const run = async (
    args: readonly string[],
    deadline: number,
    rest: {
      input?: Buffer | string;
      authorization?: string;
      gitDir?: string;
    } = {},
  ) => {
    await mkdir(workdir, { recursive: true });
    const header = rest.authorization;
    const env = gitEnvironment({
      home: workdir,
      gitDir: rest.gitDir ?? folder,
      settings: header
        ? [[`http.${repository}.extraHeader`, `Authorization: ${header}`]]
        : [],
    });
    return runGit({ args, env, cwd: workdir, deadline, input: rest.input });
  };
  const remote = async (
    args: readonly string[],
    deadline: number,
    gitDir?: string,
  ) => {
    const authorization = await options.authorization();
    try {
      return await run(args, deadline, { authorization, gitDir });
    } catch (error) {
      throw error instanceof GitFailure && authorization
        ? withoutSecret(error, authorization)
        : error;
    }
  };
  return {
    local: (args, input) => run(args, deadlines.local, { input }),
    remote: (args, deadline) => remote(args, deadline),
    // This folder does not exist, so that a broken cache folder does no harm.
    ask: args => remote(args, deadlines.ask, `${folder}.none`),
  };
}

/** A host, or a proxy in front of it, may echo what we sent. */
function withoutSecret(failure: GitFailure, authorization: string) {
  const [, token = authorization] = authorization.split(' ');
  const plain = Buffer.from(token, 'base64').toString('utf8');
  const secrets = [token, plain, plain.slice(plain.indexOf(':') + 1)];
  const clean = (text: string) =>
    secrets
      .filter(secret => secret.length > 3)
      .reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return new GitFailure(
    failure.command,
    failure.code,
    clean(failure.stdout),
    clean(failure.stderr),
    failure.deadline,
  );
}
