import type { ServerResponse } from 'node:http';
import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import { createTestHub } from './__testUtils__/createTestHub';
import type { TestHub } from './__testUtils__/createTestHub';
import { newApplication } from './__testUtils__/resources';
import { refuse } from './__testUtils__/startHubServer';
import type { WatchEvent } from './types';

const line = (type: string, object: object) =>
  `${JSON.stringify({ type, object })}\n`;
const bookmark = (resourceVersion: string) =>
  line('BOOKMARK', { metadata: { resourceVersion } });

describe('watch', () => {
  let test: TestHub;
  const stop = new AbortController();
  afterEach(() => test.close());

  const watch = (signal = stop.signal) =>
    test.hub.watch('applications', 'argocd', '5', signal);
  const all = async (
    events: AsyncIterable<WatchEvent<ApplicationObservation>>,
  ) => {
    const seen = [];
    for await (const event of events) seen.push(event);
    return seen;
  };
  const say = (speak: (response: ServerResponse) => void) =>
    test.answer((_, response) => {
      response.writeHead(200);
      speak(response);
    });

  it('tells that it stands, then what happens, and ends quietly', async () => {
    test = await createTestHub();
    say(response => {
      response.write(line('ADDED', newApplication('a', '6')));
      response.write(line('DELETED', newApplication('a', '7')));
      response.end(bookmark('9'));
    });
    expect(await all(watch())).toEqual([
      { type: 'bookmark', resourceVersion: '5' },
      {
        type: 'upsert',
        item: expect.objectContaining({ name: 'a' }),
        resourceVersion: '6',
      },
      { type: 'delete', namespace: 'argocd', name: 'a', resourceVersion: '7' },
      { type: 'bookmark', resourceVersion: '9' },
    ]);
    expect(test.asked).toEqual([
      'GET /apis/argoproj.io/v1alpha1/namespaces/argocd/applications?watch=true&allowWatchBookmarks=true&resourceVersion=5&timeoutSeconds=300',
    ]);
  });

  it('joins chunks that end inside a line and inside a character', async () => {
    test = await createTestHub();
    const application = newApplication('a');
    const bytes = Buffer.from(
      line('MODIFIED', {
        ...application,
        spec: { ...application.spec, project: 'größe-日本' },
      }) + bookmark('9'),
    );
    say(async response => {
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
      response.end();
    });
    expect(await all(watch())).toEqual([
      { type: 'bookmark', resourceVersion: '5' },
      expect.objectContaining({
        item: expect.objectContaining({ project: 'größe-日本' }),
      }),
      { type: 'bookmark', resourceVersion: '9' },
    ]);
  });

  it.each(['as an event', 'as a status'])(
    'says that the history is gone when the hub says it %s',
    async how => {
      test = await createTestHub();
      test.answer((_, response) => {
        if (how === 'as a status') refuse(response, 410);
        else response.end(line('ERROR', { kind: 'Status', code: 410 }));
      });
      await expect(all(watch())).rejects.toMatchObject({
        name: 'ResourceExpiredError',
      });
    },
  );

  it.each<[number, string, RegExp]>([
    [
      401,
      'NotAllowedError',
      /credentials \(401\): they are wrong or expired\. Give a valid token/,
    ],
    [403, 'NotAllowedError', /right to watch applications\.argoproj\.io in/],
    [404, 'NotFoundError', /CRDs of Argo CD are not installed/],
    [500, 'ServiceUnavailableError', /it answers 500/],
  ])('translates %s', async (status, name, message) => {
    test = await createTestHub();
    test.answer((_, response) => refuse(response, status));
    const failure = await all(watch()).catch(error => error);
    expect(failure.name).toBe(name);
    expect(failure.message).toMatch(message);
  });

  it('says that the hub dropped it', async () => {
    test = await createTestHub();
    say(response => {
      response.write(bookmark('6'), () => response.destroy());
    });
    await expect(all(watch())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('it closed the connection'),
    });
  });

  it('gives up on a hub that never begins', async () => {
    test = await createTestHub({ deadlines: { connect: 100 } });
    test.answer(() => {});
    await expect(all(watch())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Hub main is unreachable: it gave no answer within 0.1 s.',
    });
  });

  it.each([
    ['spec', { spec: null }, /^spec: .*object/],
    ['project', { spec: { project: 7 } }, /^spec.project: .*string/],
    ['destination', { spec: { destination: null } }, /^spec.destination: /],
    ['name', { metadata: { name: 7 } }, /^metadata.name: /],
  ])(
    'goes on past an object whose %s cannot be read, and names it',
    async (_, over, why) => {
      test = await createTestHub();
      const whole = newApplication('x', '6');
      say(response => {
        const metadata = {
          ...whole.metadata,
          ...('metadata' in over && over.metadata),
        };
        response.write(line('MODIFIED', { ...whole, ...over, metadata }));
        response.end(line('ADDED', newApplication('b', '7')));
      });
      const [, poison, next] = await all(watch());
      expect(poison).toMatchObject({
        type: 'unreadable',
        item: {
          namespace: 'argocd',
          uid: whole.metadata.uid,
          why: expect.stringMatching(why),
        },
        resourceVersion: '6',
      });
      expect(next).toMatchObject({ type: 'upsert', resourceVersion: '7' });
    },
  );

  it('gives up on a hub that only sends blanks', async () => {
    test = await createTestHub({ deadlines: { silence: 40, idle: 150 } });
    let trickle: ReturnType<typeof setInterval> | undefined;
    test.answer(({ url }, response) => {
      response.writeHead(200);
      if (!url.includes('watch')) {
        response.end('{}');
        return;
      }
      trickle = setInterval(() => response.write(' \n'), 10);
    });
    await expect(all(watch())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    clearInterval(trickle);
  });

  it('gives up on a line without end', async () => {
    test = await createTestHub();
    say(response => {
      const part = 'x'.repeat(1_000_000);
      for (let sent = 0; sent < 9; sent += 1) response.write(part);
    });
    await expect(all(watch())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('a line that does not end'),
    });
  });

  it('asks a silent hub for a sign of life, and goes on when it gives one', async () => {
    test = await createTestHub({ deadlines: { silence: 50 } });
    let watched: ServerResponse | undefined;
    test.answer(({ url }, response) => {
      if (url.includes('watch')) {
        watched = response;
        response.writeHead(200).flushHeaders();
      } else {
        // Not allowed to know, but alive.
        refuse(response, 403);
        if (test.asked.length > 2) watched?.end(bookmark('6'));
      }
    });
    expect(await all(watch())).toHaveLength(2);
    expect(test.asked).toContain('GET /apis/argoproj.io/v1alpha1');
  });

  it('gives up on a silent hub that shows no sign of life', async () => {
    test = await createTestHub({ deadlines: { silence: 50, call: 50 } });
    test.answer(({ url }, response) => {
      if (url.includes('watch')) response.writeHead(200).flushHeaders();
    });
    await expect(all(watch())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Hub main is unreachable: it gave no answer within 0.1 s.',
    });
  });

  it('gives up on a connection whose other end lives and says nothing', async () => {
    test = await createTestHub({ deadlines: { silence: 40, idle: 100 } });
    test.answer(({ url }, response) => {
      if (url.includes('watch')) response.writeHead(200).flushHeaders();
      else response.end('{}');
    });
    await expect(all(watch())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(test.asked.length).toBeGreaterThan(1);
  });

  it('ends its connection when it is told to', async () => {
    test = await createTestHub();
    const enough = new AbortController();
    const closed = new Promise<void>(resolve => {
      say(response => {
        response.flushHeaders();
        response.on('close', () => resolve());
      });
    });
    const events = watch(enough.signal)[Symbol.asyncIterator]();
    await events.next();
    const next = events.next();
    enough.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    await closed;
  });
});
