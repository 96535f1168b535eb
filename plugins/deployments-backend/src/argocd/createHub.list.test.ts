import { once } from 'node:events';
import { Socket } from 'node:net';
import { createTestHub } from './__testUtils__/createTestHub';
import type { TestHub } from './__testUtils__/createTestHub';
import { newApplication } from './__testUtils__/resources';
import { json, refuse } from './__testUtils__/startHubServer';

describe('list', () => {
  let test: TestHub;
  afterEach(() => test.close());

  const listed = async () => {
    const pages = [];
    for await (const page of test.hub.list(
      'applications',
      'argocd',
      new AbortController().signal,
    )) {
      pages.push(page);
    }
    return pages;
  };

  it('reads page by page', async () => {
    test = await createTestHub();
    test.answer(({ url }, response) => {
      const next = new URL(url, 'https://x').searchParams.get('continue');
      json(response, {
        metadata: { resourceVersion: '7', continue: next ? '' : 'more/+' },
        items: [newApplication(next ? 'b' : 'a')],
      });
    });
    expect(
      (await listed()).map(page => [page.items[0].name, page.resourceVersion]),
    ).toEqual([
      ['a', '7'],
      ['b', '7'],
    ]);
    expect(test.asked).toEqual([
      'GET /apis/argoproj.io/v1alpha1/namespaces/argocd/applications?limit=500',
      'GET /apis/argoproj.io/v1alpha1/namespaces/argocd/applications?continue=more%2F%2B&limit=500',
    ]);
  });

  it('has sent the question for the next page when one is given', async () => {
    test = await createTestHub();
    test.answer(({ url }, response) => {
      const isNext = url.includes('continue');
      json(response, {
        metadata: { resourceVersion: '7', continue: isNext ? '' : 'more' },
        items: [newApplication(isNext ? 'b' : 'a')],
      });
    });
    const sent = jest.spyOn(Socket.prototype, 'write');
    const { signal } = new AbortController();
    const pages = test.hub.list('applications', 'argocd', signal);
    const { value } = await pages[Symbol.asyncIterator]().next();
    // At once: who uses a page may hold this process until it is used.
    const questions = sent.mock.calls.map(([data]) => String(data));
    sent.mockRestore();
    expect(value.items[0].name).toBe('a');
    expect(questions).toContainEqual(
      expect.stringMatching(/^GET \S+continue=more/),
    );
  });

  it('takes one connection for all pages, and closes it', async () => {
    test = await createTestHub();
    const sockets = new Set<Socket>();
    test.answer(({ url, socket }, response) => {
      sockets.add(socket);
      const page = Number(
        new URL(url, 'https://x').searchParams.get('continue'),
      );
      json(response, {
        metadata: {
          resourceVersion: '7',
          continue: page < 3 ? String(page + 1) : '',
        },
        items: [newApplication(`app-${page}`)],
      });
    });
    expect(await listed()).toHaveLength(4);
    expect(sockets.size).toBe(1);
    const [socket] = sockets;
    if (!socket.closed) await once(socket, 'close');
  });

  it('goes on past objects that cannot be read, and names them', async () => {
    test = await createTestHub();
    test.answer((_, response) =>
      json(response, {
        metadata: { resourceVersion: '7' },
        items: [
          newApplication('a'),
          { ...newApplication('x'), spec: null },
          7,
          newApplication('b'),
        ],
      }),
    );
    const pages = [];
    const { signal } = new AbortController();
    for await (const page of test.hub.list('applications', 'argocd', signal))
      pages.push(page);
    expect(pages[0].items.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(pages[0].unreadable).toMatchObject([
      { namespace: 'argocd', name: 'x', why: expect.stringMatching(/^spec: /) },
      { namespace: 'argocd', name: '?' },
    ]);
  });

  it('ends a list whose pages have no end', async () => {
    test = await createTestHub();
    test.answer((_, response) =>
      json(response, {
        metadata: { resourceVersion: '7', continue: 'again' },
        items: [],
      }),
    );
    await expect(listed()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('the pages of its list without end'),
    });
    expect(test.asked.length).toBeLessThan(5);
  });

  it('says so when the list expires between two pages', async () => {
    test = await createTestHub();
    test.answer(({ url }, response) =>
      url.includes('continue')
        ? refuse(response, 410)
        : json(response, {
            metadata: { resourceVersion: '7', continue: 'more' },
            items: [],
          }),
    );
    await expect(listed()).rejects.toMatchObject({
      name: 'ResourceExpiredError',
    });
  });

  it.each<[string, number, string, RegExp]>([
    ['credentials', 401, 'NotAllowedError', /Hub main does not accept our/],
    [
      'rights',
      403,
      'NotAllowedError',
      /lacks the right to list applications\.argoproj\.io in namespace argocd/,
    ],
    [
      'CRDs',
      404,
      'NotFoundError',
      /does not serve applications\.argoproj\.io \(404\): the CRDs of Argo CD are not installed/,
    ],
    ['a hub in trouble', 503, 'ServiceUnavailableError', /it answers 503/],
  ])('names missing %s', async (_, status, name, message) => {
    test = await createTestHub();
    test.answer((__, response) => refuse(response, status));
    const failure = await listed().catch(error => error);
    expect(failure.name).toBe(name);
    expect(failure.message).toMatch(message);
    expect(failure.cause).toBeInstanceOf(Error);
    expect(failure.message).not.toContain('secret');
  });

  it.each<[string, 'before' | 'within']>([
    ['never answers', 'before'],
    ['stops within the answer', 'within'],
  ])('gives up on a hub that %s', async (_, when) => {
    test = await createTestHub({ deadlines: { page: 150 } });
    test.answer((__, response) => {
      if (when === 'within') response.write('{"items": [');
    });
    await expect(listed()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Hub main is unreachable: it gave no answer within 0.2 s.',
    });
  });

  it('says that an answer makes no sense', async () => {
    test = await createTestHub();
    test.answer((_, response) => json(response, { items: 'many' }));
    await expect(listed()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('its answer is not what was expected'),
    });
  });

  it('says that nobody is there', async () => {
    test = await createTestHub();
    await test.close();
    await expect(listed()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'Hub main is unreachable: it refuses connections (ECONNREFUSED).',
    });
  });

  it('trusts only the authority that is configured', async () => {
    const other = await createTestHub();
    test = await createTestHub({ caData: other.caData });
    await other.close();
    await expect(listed()).rejects.toMatchObject({
      message: expect.stringContaining('an unknown authority'),
    });
  });

  it('says that a certificate has expired', async () => {
    test = await createTestHub({ expired: true });
    await expect(listed()).rejects.toMatchObject({
      message:
        'Hub main is unreachable: its certificate has expired (CERT_HAS_EXPIRED). Renew it; the backend needs no restart.',
    });
  });

  it('ends when it is told to, with the reason it was given', async () => {
    test = await createTestHub();
    const stop = new AbortController();
    test.answer(() => stop.abort(new Error('enough')));
    await expect(
      test.hub
        .list('applications', 'argocd', stop.signal)
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow('enough');
  });
});
