import { delay, http, HttpResponse } from 'msw';
import type { SetupServer } from 'msw/node';
import type { PullRequestHost } from '../../types';

/** What every kind of host must make of failures, whatever its API looks like. */
export function describeHostFailures(
  server: SetupServer,
  host: {
    /** With a deadline of 300 ms. */
    create(): PullRequestHost;
    /** Address of its pull requests. */
    api: string;
    /** A word of what it says about missing rights. */
    rights: string;
  },
) {
  const answerAll = (answer: () => Response | Promise<Response>) =>
    server.use(
      http.all(`${host.api}*`, answer),
      http.all(`${host.api}/*`, answer),
    );

  it.each([
    [400, 'InputError', 'branch is empty'],
    [401, 'NotAllowedError', 'does not accept our credentials'],
    [403, 'NotAllowedError', host.rights],
    [404, 'NotFoundError', 'did not find it'],
    [409, 'ConflictError', 'already exists'],
    [422, 'InputError', 'branch is empty'],
    [423, 'NotAllowedError', 'archived'],
    [429, 'ServiceUnavailableError', 'slow down'],
    [500, 'ServiceUnavailableError', 'status 500'],
    [502, 'ServiceUnavailableError', 'status 502'],
    [301, 'ServiceUnavailableError', 'status 301'],
  ])('translates status %i of every call', async (status, name, text) => {
    answerAll(() =>
      HttpResponse.json({ message: 'branch is\nempty' }, { status }),
    );
    const calls = [
      host.create().findOpen('x'),
      host.create().open({ branch: 'x', base: 'main', title: 't', body: 'b' }),
      host.create().update(7, { title: 't', body: 'b' }),
      host.create().get(7),
    ];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({
        name,
        message: expect.stringContaining(text),
      });
    }
  });

  it.each([
    [
      { message: ['Another one exists: !12', 'x'] },
      'Another one exists: !12, x',
    ],
    [{ message: { title: ["can't be\u202E blank"] } }, "title can't be blank"],
    [{ error: 'invalid_grant', error_description: 'x' }, 'x, invalid_grant'],
    [
      { message: 'Validation', errors: [{ code: 'c', message: 'No commits' }] },
      'Validation, No commits',
    ],
    [{ error: { message: 'No branch' } }, 'No branch'],
  ])('says what a host says: %j', async (body, said) => {
    answerAll(() => HttpResponse.json(body, { status: 422 }));
    await expect(host.create().get(7)).rejects.toMatchObject({
      message: expect.stringContaining(` pull request 7: ${said}.`),
    });
  });

  it.each([
    ['text', 'x '.repeat(1_000_000)],
    ['a list', Array(100_000).fill('x '.repeat(100))],
    ['names', Object.fromEntries([['x'.repeat(1_000_000), ['y']]])],
    ['levels', JSON.parse(`${'['.repeat(5_000)}"x"${']'.repeat(5_000)}`)],
  ])(
    'text cut where it enters: an error of a megabyte as %s',
    async (_, message) => {
      answerAll(() => HttpResponse.json({ message }, { status: 422 }));
      const failure = await host
        .create()
        .get(7)
        .catch(error => error);
      expect(failure.message).toMatch(/^.{10,450}$/);
      expect(failure.cause.message.length).toBeLessThan(450);
    },
  );

  it('an answer without an end is given up', async () => {
    const endless = () =>
      new ReadableStream({
        pull: controller => controller.enqueue(new Uint8Array(4_000_000)),
      });
    answerAll(() => new HttpResponse(endless()));
    await expect(host.create().get(7)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('not understood'),
      cause: { message: 'it answers with more than 16 MB' },
    });
  });

  it.each([
    [
      'a page of a proxy',
      () => HttpResponse.html('<p>Sign in</p>'),
      'not understood',
    ],
    [
      'other JSON',
      () => HttpResponse.json({ number: 'seven' }),
      'not understood',
    ],
    ['a broken line', () => HttpResponse.error(), 'could not be reached'],
    [
      'silence',
      async () => {
        await delay('infinite');
        return HttpResponse.json({});
      },
      'did not answer within 0.3 s',
    ],
  ])('translates %s', async (_, answer, text) => {
    answerAll(answer);
    await expect(host.create().get(7)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(text),
    });
  });
}
