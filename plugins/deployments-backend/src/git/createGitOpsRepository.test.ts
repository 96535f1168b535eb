import {
  truncateSync,
  writeFileSync,
  existsSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ConflictError, isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { type Metrics, noMetrics } from '../lib/metrics';
import type { FileEdits } from './types';
import { createGitOpsRepository } from './createGitOpsRepository';
import { bareRepository } from './testing/bareRepository';

const author = { name: 'Argosy', email: 'argosy@example.com' };
const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const edits = (files: Record<string, string | null>): FileEdits =>
  new Map(Object.entries(files));
const all = () => true;

jest.setTimeout(30_000);

describe('the GitOps repository in a folder', () => {
  let bare: ReturnType<typeof bareRepository>;
  const open = (
    workdir = bare.workdir,
    metrics?: Metrics,
    warn?: (message: string) => void,
  ) =>
    createGitOpsRepository({
      repository: bare.url,
      branch: 'main',
      author,
      integrations,
      workdir,
      logger: mockServices.logger.mock(warn && { warn }),
      metrics,
    });
  const request = (base: string, files: Record<string, string | null>) => ({
    base,
    edits: edits(files),
    message: 'Create shop',
    requestedBy: 'user:default/alice',
  });

  beforeEach(() => {
    bare = bareRepository({
      'README.md': 'hello\n',
      'services/a b/"q"/ü.yaml': 'a: 1\n',
    });
  });
  afterEach(() => bare.remove());

  it('reads paths and contents that are wanted', async () => {
    const snapshot = await open().read(path => path.endsWith('.yaml'));
    expect(snapshot.commit).toBe(bare.first);
    expect(snapshot.paths).toEqual(['services/a b/"q"/ü.yaml']);
    expect([...snapshot.files]).toEqual([
      ['services/a b/"q"/ü.yaml', 'a: 1\n'],
    ]);
  });

  it('a file that is no manifest stops nobody: one of 300 MB is named and not read', async () => {
    writeFileSync(join(bare.root, 'seed', 'big.bin'), '');
    truncateSync(join(bare.root, 'seed', 'big.bin'), 300_000_000);
    bare.commitTo('main', {
      'argocd/big.yaml': 'x'.repeat(1024 * 1024 + 1),
      'argocd/good.yaml': 'a: 1\n',
    });
    const warned = jest.fn();
    const repository = open(bare.workdir, undefined, warned);
    for (const _ of [1, 2]) {
      const snapshot = await repository.read(all);
      expect(snapshot.files.get('argocd/good.yaml')).toBe('a: 1\n');
      expect(snapshot.files.has('big.bin')).toBe(false);
      expect(snapshot.tooLarge).toEqual(['argocd/big.yaml', 'big.bin']);
    }
    const rest = await repository.read(path =>
      path.endsWith('.yaml') ? path.startsWith('argocd/good') : 'path',
    );
    expect([...rest.files.keys()]).toEqual(['argocd/good.yaml']);
    expect(rest.paths).toContain('big.bin');
    expect(rest.tooLarge).toBeUndefined();
    // It is no broken cache: nothing is fetched anew.
    expect(warned).not.toHaveBeenCalled();
  }, 60_000);

  it('sees what others have pushed since', async () => {
    const repository = open();
    await repository.read(all);
    const second = bare.commitTo('main', { 'README.md': 'again\n' });
    const snapshot = await repository.read(all);
    expect(snapshot.commit).toBe(second);
    expect(snapshot.files.get('README.md')).toBe('again\n');
  });

  it('reads a tree of 20 000 files, by many at once', async () => {
    bare.commitTo(
      'main',
      Object.fromEntries(
        Array.from({ length: 20_000 }, (_, n) => [
          `services/s${n % 200}/f${n}.json`,
          `{"n":${n}}\n`,
        ]),
      ),
    );
    const repository = open();
    const snapshots = await Promise.all(
      Array.from({ length: 5 }, () => repository.read(all)),
    );
    for (const { files } of snapshots) {
      expect(files.size).toBe(20_002);
      expect(files.get('services/s199/f19999.json')).toBe('{"n":19999}\n');
    }
  }, 120_000);

  it('commits creations, changes and deletions, as the platform and for the person', async () => {
    const repository = open();
    const { commit, url } = await repository.commit(
      request(bare.first, {
        'README.md': null,
        'services/shop/service.yaml': 'name: shop\n',
        'services/a b/"q"/ü.yaml': 'a: 2\n',
      }),
    );
    expect(url).toBe(bare.url);
    expect(bare.git('rev-parse', 'main')).toBe(commit);
    expect(bare.git('show', 'main:services/shop/service.yaml')).toBe(
      'name: shop',
    );
    expect(
      bare
        .git(
          '-c',
          'core.quotePath=false',
          'ls-tree',
          '-r',
          '-z',
          '--name-only',
          'main',
        )
        .split('\0')
        .filter(Boolean),
    ).toEqual(['services/a b/"q"/ü.yaml', 'services/shop/service.yaml']);
    expect(
      bare.git('log', '-1', '--format=%an <%ae>|%cn <%ce>|%P|%B', 'main'),
    ).toBe(
      `Argosy <argosy@example.com>|Argosy <argosy@example.com>|${bare.first}|Create shop\n\nRequested-by: user:default/alice`,
    );
    expect((await repository.read(all)).commit).toBe(commit);
  });

  it('counts what failed, by call and kind', async () => {
    const failures: string[] = [];
    const gitFailed = (call: string, error: unknown) =>
      void failures.push(`${call} ${isError(error) && error.name}`);
    const repository = open(bare.workdir, { ...noMetrics, gitFailed });
    await repository.read(all);
    expect(failures).toEqual([]);
    bare.commitTo('main', { 'README.md': 'again\n' });
    await expect(
      repository.commit(request(bare.first, { 'a.yaml': 'a\n' })),
    ).rejects.toThrow(ConflictError);
    await expect(repository.getPullRequest(1)).rejects.toThrow('pull requests');
    expect(failures).toEqual([
      'commit ConflictError',
      'getPullRequest NotImplementedError',
    ]);
  });

  it('commits nothing when nothing changes', async () => {
    const repository = open();
    const empty = await repository.commit(request(bare.first, {}));
    const same = await repository.commit(
      request(bare.first, { 'README.md': 'hello\n', 'none.txt': null }),
    );
    expect([empty.commit, same.commit]).toEqual([bare.first, bare.first]);
    expect(bare.git('rev-parse', 'main')).toBe(bare.first);
  });

  it('keeps the mode of a file that it changes', async () => {
    bare.inSeed('update-index', '--chmod=+x', 'README.md');
    bare.inSeed('commit', '--quiet', '-m', 'x');
    bare.inSeed('push', '--quiet', bare.folder, 'HEAD:main');
    const repository = open();
    const { commit: base } = await repository.read(all);
    await repository.commit(request(base, { 'README.md': 'x\n' }));
    expect(bare.git('ls-tree', 'main', 'README.md')).toMatch(/^100755 /);
  });

  it('loses nothing when two commit at once: the late one is told, and tries again', async () => {
    const people = ['a', 'b', 'c'].map(name => ({
      name,
      repository: open(join(bare.root, `work-${name}`)),
    }));
    let conflicts = 0;
    await Promise.all(
      people.map(async ({ name, repository }) => {
        let base = bare.first;
        for (;;) {
          try {
            return await repository.commit(
              request(base, { [`services/${name}.yaml`]: `${name}\n` }),
            );
          } catch (error) {
            if (!isError(error) || error.name !== 'ConflictError') throw error;
            conflicts++;
            base = (await repository.read(() => false)).commit;
          }
        }
      }),
    );
    expect(conflicts).toBeGreaterThanOrEqual(2);
    expect(
      bare.git('ls-tree', '--name-only', '-r', 'main').split('\n'),
    ).toEqual(
      expect.arrayContaining([
        'services/a.yaml',
        'services/b.yaml',
        'services/c.yaml',
      ]),
    );
    expect(bare.git('rev-list', '--count', 'main')).toBe('4');
  });

  it('does not bring back what was taken from the branch', async () => {
    const second = bare.commitTo('main', { 'bad.yaml': 'x\n' });
    const repository = open();
    await repository.read(all);
    bare.git('update-ref', 'refs/heads/main', bare.first);
    await expect(
      repository.commit(request(second, { 'a.yaml': 'a\n' })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Branch main of the GitOps repository has moved on, so nothing was written. Read it again, plan again, and try again.',
    });
    expect(bare.git('rev-parse', 'main')).toBe(bare.first);
  });

  it('says what a hook of the host had against it', async () => {
    writeFileSync(
      join(bare.folder, 'hooks', 'pre-receive'),
      '#!/bin/sh\necho main is protected >&2\nexit 1\n',
      { mode: 0o755 },
    );
    await expect(
      open().commit(request(bare.first, { 'a.yaml': 'a\n' })),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('main is protected'),
    });
  });

  it.each([
    '../x',
    '/etc/x',
    'a//b',
    'a/../../b',
    '.git/config',
    'a/.GIT /x',
    'a/git~1/x',
    'a\0b',
    'a\nb',
    'a\\b',
    'c:/x',
    './a',
    '',
    'a/\u200b.git/x',
    'x'.repeat(1_001),
  ])('refuses the path %j', async path => {
    await expect(
      open().commit(request(bare.first, { [path]: 'x' })),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(bare.git('rev-parse', 'main')).toBe(bare.first);
  });

  it.each([
    [{ 'README.md/x': 'x' }],
    [{ services: 'x' }],
    [{ a: 'x', 'a/b': 'x' }],
  ])('does not turn files into folders: %j', async files => {
    await expect(
      open().commit(request(bare.first, files)),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('both a file and a folder'),
    });
  });

  it('turns a file into a folder when the file goes', async () => {
    await open().commit(
      request(bare.first, { 'README.md/x': 'x', 'README.md': null }),
    );
    expect(bare.git('show', 'main:README.md/x')).toBe('x');
  });

  it('takes contents and messages for data', async () => {
    const hostile = 'x\nD README.md\n"\ndone\n\0\n';
    await open().commit({
      ...request(bare.first, { 'a.yaml': hostile, 'b.yaml': '' }),
      message:
        'one\ndata 3\nM 100644 inline evil\n\nRequested-by: user:default/boss\n\u2028requested-by : x\r\rSigned-off-by: y',
      requestedBy: 'user:default/mallory\n\nRequested-by: user:default/boss',
    });
    expect(bare.git('ls-tree', '--name-only', 'main').split('\n')).toEqual([
      'README.md',
      'a.yaml',
      'b.yaml',
      'services',
    ]);
    expect(bare.git('log', '-1', '--format=%(trailers)', 'main')).toBe(
      'Requested-by: user:default/mallory%0A%0ARequested-by:%20user:default/boss',
    );
    expect(bare.git('cat-file', '-s', 'main:a.yaml')).toBe(
      String(Buffer.byteLength(hostile)),
    );
  });

  it('describes commits, also older ones and those pushed since', async () => {
    const repository = open();
    expect(await repository.describeCommit(bare.first)).toEqual({
      sha: bare.first,
      author: 'Ada',
      message: 'seed main',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const second = bare.commitTo('main', { 'x.yaml': 'x\n' });
    expect(await repository.describeCommit(second)).toMatchObject({
      sha: second,
    });
    expect(await repository.describeCommit('f'.repeat(40))).toBeUndefined();
    expect(await repository.describeCommit('--help')).toBeUndefined();
  });

  it('text cut where it enters: a commit whose author and subject go on for megabytes, with characters that are not seen', async () => {
    const message = join(bare.root, 'message');
    writeFileSync(message, `a\u202Eb\u200Bc ${'subject '.repeat(500_000)}`);
    const writer = `Eve\u202E ${'eve'.repeat(30_000)} <eve@example.com>`;
    const commit = ['commit', '--quiet', '--allow-empty', '-F', message];
    bare.inSeed(...commit, `--author=${writer}`);
    bare.inSeed('push', '--quiet', bare.folder, 'HEAD:main');
    const sha = bare.inSeed('rev-parse', 'HEAD');
    const said = await open().describeCommit(sha);
    expect(said).toMatchObject({
      author: expect.stringMatching(/^Eve e[ve]{194}…$/),
      message: expect.stringMatching(/^a b c subject .{485}…$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it('makes a broken cache anew', async () => {
    const repository = open();
    await repository.read(all);
    const [name] = readdirSync(bare.workdir);
    const cache = join(bare.workdir, name);
    writeFileSync(join(cache, 'HEAD'), 'nonsense');
    bare.commitTo('main', { 'x.yaml': 'x\n' });
    expect((await repository.read(all)).files.get('x.yaml')).toBe('x\n');

    rmSync(join(cache, 'objects'), { recursive: true });
    await repository.commit(
      request(bare.git('rev-parse', 'main'), { 'y.yaml': 'y\n' }),
    );
    expect(bare.git('show', 'main:y.yaml')).toBe('y');

    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file in its place');
    expect((await open().read(all)).files.get('y.yaml')).toBe('y\n');
    expect(existsSync(join(cache, 'objects'))).toBe(true);
  });

  it('says when there is no such branch or repository', async () => {
    bare.git('update-ref', '-d', 'refs/heads/main');
    await expect(open().read(all)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('has no branch main'),
    });
    rmSync(bare.folder, { recursive: true });
    await expect(open().read(all)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('deployments.gitops.repository'),
    });
  });

  it('has no pull requests', async () => {
    await expect(
      open().propose({
        ...request(bare.first, { 'a.yaml': 'a' }),
        branch: 'argosy/x',
        title: 't',
        body: 'b',
      }),
    ).rejects.toMatchObject({ name: 'NotImplementedError' });
    await expect(open().getPullRequest(1)).rejects.toMatchObject({
      name: 'NotImplementedError',
    });
  });

  it.each([
    { repository: 'git@example.com:a/b' },
    { repository: 'ext::sh -c id' },
    { repository: '--upload-pack=id' },
    { repository: 'https://user:secret@example.com/a/b' },
    { repository: 'https://example.com/a/b?x' },
    { repository: 'https://example.com/a/b' },
    { repository: 'https://github.com/a/b' },
    { branch: '--all' },
    { branch: 'a..b' },
    { branch: '+x' },
    { branch: 'a.lock' },
    { branch: 'a//b' },
    { branch: 'a:b' },
    { branch: '' },
    { author: { name: 'a\nb', email: 'x' } },
    { author: { name: 'a', email: 'x>y' } },
    { author: { name: ' ', email: 'x' } },
  ])('refuses %j at the start', wrong => {
    const make = () =>
      createGitOpsRepository({
        repository: bare.url,
        branch: 'main',
        author,
        integrations,
        workdir: bare.workdir,
        logger: mockServices.logger.mock(),
        ...wrong,
      });
    expect(make).toThrow(expect.objectContaining({ name: 'InputError' }));
    expect(make).not.toThrow(/secret/);
  });
});
