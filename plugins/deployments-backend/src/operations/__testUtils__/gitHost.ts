import { join } from 'node:path';
import { bareRepository } from '../../git/testing/bareRepository';
import { gitOverHttp } from '../../git/testing/gitOverHttp';
import { pullRequestsOverHttp } from '../../git/testing/pullRequestsOverHttp';
import { openRepository } from './openRepository';

type Fault = NonNullable<
  Parameters<Awaited<ReturnType<typeof gitOverHttp>>['fault']>[0]
>;

/** A Git host: a bare repository over HTTP, with pull requests, and with faults on request. */
export async function startGitHost() {
  const bare = bareRepository();
  const http = await gitOverHttp(bare.root);
  const gitea = pullRequestsOverHttp(branch => bare.git('rev-parse', branch));
  let fault: Fault | undefined;
  http.fault(
    (request, response) =>
      fault?.(request, response) || gitea.handle(request, response),
  );
  let opened = 0;
  const places = () => {
    opened += 1;
    return {
      host: http.host,
      baseUrl: http.baseUrl,
      workdir: join(bare.root, `work-${opened}`),
    };
  };
  return {
    bare,
    gitea,
    /** Where a backend reaches the host, with a cache of its own. */
    places,
    /** The adapter of one more backend. */
    open: () => openRepository(places()),
    /** Sees each request first; answers those for which it returns true. */
    fault(next: Fault | undefined) {
      fault = next;
    },
    /** Happens once, when somebody is about to push: as late as it can get. */
    beforePush(act: () => void) {
      fault = request => {
        if (isPush(request)) {
          fault = undefined;
          act();
        }
        return false;
      };
    },
    has: (path: string, branch = 'main') =>
      bare.git('ls-tree', '-r', '--name-only', branch, path) !== '',
    read: (path: string, branch = 'main') =>
      bare.git('show', `${branch}:${path}`),
    commits: () => Number(bare.git('rev-list', '--count', 'main')),
    branches: () =>
      bare
        .git('for-each-ref', '--format=%(refname:short)', 'refs/heads')
        .split('\n'),
    async stop() {
      await http.stop();
      bare.remove();
    },
  };
}

export const isPush: (request: Parameters<Fault>[0]) => boolean = request =>
  request.method === 'POST' && (request.url ?? '').includes('git-receive-pack');
