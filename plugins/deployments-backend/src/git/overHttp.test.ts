import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createGitOpsRepository } from './createGitOpsRepository';
import { bareRepository } from './testing/bareRepository';
import { gitOverHttp } from './testing/gitOverHttp';

const PASSWORD = 's3cret-pass-w0rd';
const BASIC = `Basic ${Buffer.from(`portal:${PASSWORD}`).toString('base64')}`;

jest.setTimeout(30_000);

describe('the GitOps repository over HTTP', () => {
  let bare: ReturnType<typeof bareRepository>;
  let http: Awaited<ReturnType<typeof gitOverHttp>>;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    bare = bareRepository();
    http = await gitOverHttp(bare.root);
  });
  afterEach(async () => {
    await http.stop();
    bare.remove();
  });

  const open = (deadlines = {}, password = PASSWORD) =>
    createGitOpsRepository({
      repository: `${http.baseUrl}/platform/gitops.git/`,
      branch: 'main',
      author: { name: 'Argosy', email: 'argosy@example.com' },
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            gitea: [
              {
                host: http.host,
                baseUrl: http.baseUrl,
                username: 'portal',
                password,
              },
            ],
          },
        }),
      ),
      workdir: bare.workdir,
      logger,
      deadlines,
    });
  const create = (repository = open()) =>
    repository.commit({
      base: bare.first,
      edits: new Map([['shop.yaml', 'name: shop\n']]),
      message: 'Create shop',
      requestedBy: 'user:default/alice',
    });
  /** The error, and a proof that neither it nor the log knows the secret. */
  const failureOf = async (asked: Promise<unknown>) => {
    const error: Error & {
      cause?: Error & { stdout?: string; stderr?: string };
    } = await asked.then(
      () => new Error('it worked'),
      reason => reason,
    );
    const told = [
      error.message,
      error.stack,
      error.cause?.message,
      error.cause?.stack,
      error.cause?.stdout,
      error.cause?.stderr,
      JSON.stringify(logger.debug.mock.calls),
      JSON.stringify(logger.error.mock.calls),
    ].join('\n');
    for (const secret of [PASSWORD, BASIC, BASIC.slice('Basic '.length)]) {
      expect(told).not.toContain(secret);
    }
    return { name: error.name, message: error.message };
  };

  it('reads and writes with the credentials of integrations, in every request', async () => {
    const repository = open();
    expect((await repository.read(() => true)).files.get('README.md')).toBe(
      'hello\n',
    );
    const { commit, url } = await create(repository);
    expect(url).toBe(`${http.baseUrl}/platform/gitops/commit/${commit}`);
    expect(bare.git('rev-parse', 'main')).toBe(commit);
    expect(new Set(http.seen.map(s => s.authorization))).toEqual(
      new Set([BASIC]),
    );
  });

  it('asks once for an unchanged head, and many callers share it', async () => {
    const repository = open();
    await repository.read(() => true);
    http.seen.length = 0;
    await repository.read(() => true);
    const once = http.seen.length;
    expect(http.seen.every(s => !s.url.includes('git-receive-pack'))).toBe(
      true,
    );
    http.seen.length = 0;
    await Promise.all(
      Array.from({ length: 20 }, () => repository.read(() => true)),
    );
    // The first, and one more for all who came while it was under way.
    expect(http.seen.length).toBe(2 * once);
  });

  it.each([
    [401, 'NotAllowedError', 'does not accept our credentials'],
    [403, 'NotAllowedError', 'lacks the right'],
    [404, 'NotFoundError', 'has no repository'],
    [302, 'NotFoundError', 'another address'],
    [500, 'ServiceUnavailableError', 'could not be reached'],
    [503, 'ServiceUnavailableError', 'could not be reached'],
  ])('translates status %i', async (status, name, text) => {
    http.fault((request, response) => {
      // A host that echoes what it got.
      response.writeHead(status, {
        'content-type': 'text/plain',
        location: 'http://127.0.0.1:1/elsewhere',
      });
      response.end(`you sent ${request.headers.authorization} ${PASSWORD}`);
      return true;
    });
    expect(await failureOf(open().read(() => true))).toEqual({
      name,
      message: expect.stringContaining(text),
    });
    expect(await failureOf(create())).toMatchObject({ name });
  });

  it('follows no redirect with credentials', async () => {
    const elsewhere = await gitOverHttp(bare.root);
    http.fault((request, response) => {
      response.writeHead(307, {
        location: `${elsewhere.baseUrl}${request.url}`,
      });
      response.end();
      return true;
    });
    expect(await failureOf(open().read(() => true))).toMatchObject({
      name: 'NotFoundError',
    });
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.stop();
  });

  it('says which right is missing when only the push is refused', async () => {
    http.fault((request, response) => {
      if (!request.url?.includes('git-receive-pack')) return false;
      response.writeHead(403);
      response.end();
      return true;
    });
    const repository = open();
    await repository.read(() => true);
    expect(await failureOf(create(repository))).toEqual({
      name: 'NotAllowedError',
      message: expect.stringContaining('write access'),
    });
  });

  it('cuts off a host that hangs, when asked and when pushed to', async () => {
    http.fault(() => true);
    const started = Date.now();
    expect(await failureOf(open({ ask: 300 }).read(() => true))).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('did not answer within 0.3 s'),
    });
    expect(Date.now() - started).toBeLessThan(5_000);

    http.fault(undefined);
    const repository = open({ push: 300 });
    await repository.read(() => true);
    http.fault(request => request.method === 'POST');
    expect(await failureOf(create(repository))).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('nothing will be written twice'),
    });
    http.fault(undefined);
    await create(open());
    expect(bare.git('rev-list', '--count', 'main')).toBe('2');
  });

  it('goes on when the host is back', async () => {
    const repository = open();
    await repository.read(() => true);
    http.fault((_, response) => {
      response.destroy();
      return true;
    });
    expect(await failureOf(repository.read(() => true))).toMatchObject({
      name: 'ServiceUnavailableError',
    });
    http.fault(undefined);
    expect((await repository.read(() => true)).commit).toBe(bare.first);
  });

  it('does not let a host speak through its refusal', async () => {
    writeFileSync(
      join(bare.folder, 'hooks', 'pre-receive'),
      `#!/bin/sh\nprintf 'no \\033[31mentry ${PASSWORD}\\n' >&2\nexit 1\n`,
      { mode: 0o755 },
    );
    const { name, message } = await failureOf(create());
    expect(name).toBe('NotAllowedError');
    expect(message).toContain('entry ***');
    expect(message).not.toContain('\u001b');
  });
});
