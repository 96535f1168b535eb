import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestHub } from './__testUtils__/createTestHub';
import type { TestHub } from './__testUtils__/createTestHub';
import { recorded } from './__testUtils__/resources';
import { json, refuse } from './__testUtils__/startHubServer';

const signal = new AbortController().signal;

describe('refresh', () => {
  let test: TestHub;
  beforeEach(async () => {
    test = await createTestHub();
  });
  afterEach(() => test.close());

  it.each([
    ['applications', 'argocd.argoproj.io/refresh', 'normal'],
    [
      'applicationsets',
      'argocd.argoproj.io/application-set-refresh',
      expect.stringMatching(/^\d{4}-.*Z$/),
    ],
  ] as const)('annotates %s', async (kind, key, value) => {
    const seen = new Promise<unknown>(resolve =>
      test.answer(async (request, response) => {
        const body = [];
        for await (const chunk of request) body.push(chunk);
        resolve([
          request.headers['content-type'],
          request.headers.authorization,
          JSON.parse(Buffer.concat(body).toString()),
        ]);
        json(response, {});
      }),
    );
    expect(await test.hub.refresh(kind, 'argocd', 'shop')).toBe(true);
    expect(await seen).toEqual([
      'application/merge-patch+json',
      'Bearer secret',
      { metadata: { annotations: { [key]: value } } },
    ]);
    expect(test.asked).toEqual([
      `PATCH /apis/argoproj.io/v1alpha1/namespaces/argocd/${kind}/shop`,
    ]);
  });

  it('has a new value for a set that kept the last one', async () => {
    const values: unknown[] = [];
    test.answer(async (request, response) => {
      const body = [];
      for await (const chunk of request) body.push(chunk);
      values.push(Buffer.concat(body).toString());
      json(response, {});
    });
    for (const _ of [1, 2]) {
      await test.hub.refresh('applicationsets', 'argocd', 'shop');
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    expect(new Set(values).size).toBe(2);
  });

  it('says that there is no such object', async () => {
    test.answer((_, response) => refuse(response, 404));
    expect(await test.hub.refresh('applications', 'argocd', 'x')).toBe(false);
  });

  it('names the missing right', async () => {
    test.answer((_, response) => refuse(response, 403));
    await expect(
      test.hub.refresh('applications', 'argocd', 'x'),
    ).rejects.toThrow(/patch applications\.argoproj\.io in namespace argocd/);
  });
});

describe('a token file', () => {
  it('is read again when it rotates, and its line feed left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'argosy-'));
    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, 'first\n');
    const test = await createTestHub({ tokenFile });
    const tokens: Array<string | undefined> = [];
    test.answer((request, response) => {
      tokens.push(request.headers.authorization);
      json(response, {});
    });
    await test.hub.refresh('applications', 'argocd', 'a');
    writeFileSync(tokenFile, 'second\n');
    await test.hub.refresh('applications', 'argocd', 'a');
    expect(tokens).toEqual(['Bearer first', 'Bearer second']);
    await test.close();
    rmSync(folder, { recursive: true });
  });
});

describe("Argo CD's own API", () => {
  let argoCd: Server;
  let test: TestHub;
  let asked: Array<string | undefined>;
  let answer: (url: string) => { status?: number; body: unknown };

  beforeEach(async () => {
    asked = [];
    argoCd = createServer(({ url = '', headers }, response) => {
      asked.push(url, headers.authorization);
      const { status, body } = answer(url);
      json(response, body, status);
    });
    await new Promise<void>(up => argoCd.listen(0, '127.0.0.1', up));
    const { port } = argoCd.address() as AddressInfo;
    test = await createTestHub({
      argocd: { url: `http://127.0.0.1:${port}`, token: 'own-secret' },
    });
  });
  afterEach(async () => {
    argoCd.closeAllConnections();
    argoCd.close();
    await test.close();
  });

  it('tells the clusters', async () => {
    answer = () => ({
      body: { items: [{ name: 'eu1', server: 'https://e' }] },
    });
    expect(await test.hub.listClusters(signal)).toMatchObject({
      items: [
        { hub: 'main', name: 'eu1', region: 'eu1', connection: 'Unknown' },
      ],
      unreadable: [],
    });
    expect(asked).toEqual(['/api/v1/clusters', 'Bearer own-secret']);
  });

  it('shows nothing to a role without the right: that is no empty list', async () => {
    answer = () => ({ body: { items: null } });
    await expect(test.hub.listClusters(signal)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('clusters, get, *, allow'),
    });
  });

  it('tells the resource tree, whatever the name holds', async () => {
    answer = () => ({
      body: recorded(
        'synchook-failed-retrying',
        'resource-tree/search-prod-us1',
      ),
    });
    const tree = await test.hub.getResourceTree(
      { namespace: 'argocd', name: '../clusters', project: 'a&b' },
      signal,
    );
    expect(tree.nodes.length).toBeGreaterThan(5);
    expect(asked[0]).toBe(
      '/api/v1/applications/..%2Fclusters/resource-tree?appNamespace=argocd&project=a%26b',
    );
  });

  it.each<[number, RegExp]>([
    [401, /Argo CD of hub main does not accept our credentials/],
    [403, /lacks the right to get application p\/a \(policy/],
    [302, /it answers 302/],
  ])('translates %s', async (status, message) => {
    answer = () => ({ status, body: {} });
    const failure = await test.hub
      .getResourceTree({ namespace: 'n', name: 'a', project: 'p' }, signal)
      .catch(error => error);
    expect(failure.message).toMatch(message);
    expect(failure.message).not.toContain('own-secret');
  });

  it('says that an answer is no list of clusters', async () => {
    answer = () => ({ body: { items: 'many' } });
    await expect(test.hub.listClusters(signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('items'),
    });
  });

  it('text cut where it enters: an answer that quotes a megabyte, and a name of one, reach no message and no log', async () => {
    answer = () => ({ body: { items: { ['x'.repeat(1_000_000)]: 1 } } });
    await expect(test.hub.listClusters(signal)).rejects.toMatchObject({
      message: expect.stringMatching(/^.{10,600}$/),
    });
    answer = () => ({
      body: {
        items: [
          null,
          { metadata: { name: 'x'.repeat(1_000_000) } },
          { metadata: { name: 'default' } },
        ],
      },
    });
    expect(await test.hub.listAppProjects(signal)).toEqual(['default']);
  });

  it('an answer without an end is given up', async () => {
    argoCd.removeAllListeners('request');
    argoCd.on('request', (_, response) => {
      response.writeHead(200);
      const megabyte = 'x'.repeat(1_000_000);
      const more = () => {
        while (!response.destroyed && response.write(megabyte));
      };
      response.on('drain', more);
      more();
    });
    await expect(test.hub.listClusters(signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'Argo CD of hub main is unreachable: it answers with more than 64 MB.',
    });
  });

  it('says where to configure it when it is not', async () => {
    const bare = await createTestHub();
    expect(bare.hub.details).toBe(false);
    await expect(bare.hub.listClusters(signal)).rejects.toThrow(
      /add argocd with url and token/,
    );
    await bare.close();
  });
});
