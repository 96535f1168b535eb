import { once } from 'node:events';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { createCertificate } from '../__testUtils__/createCertificate';
import { createHub } from '../createHub';

const signal = new AbortController().signal;

/** What a hub says when it is asked, at whoever listens there. */
async function failureAt(
  server: Server,
  how: { caData?: string; argocdToken?: string; user?: object } = {},
) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('no port');
  const hub = createHub(
    {
      name: 'main',
      namespaces: ['argocd'],
      kubernetes: {
        kind: 'server',
        server: `https://127.0.0.1:${address.port}`,
        caData: how.caData,
        token: 't',
      },
      ...(how.argocdToken && {
        argocd: {
          url: `http://127.0.0.1:${address.port}`,
          token: how.argocdToken,
        },
      }),
    },
    { regionLabel: 'region', logger: mockServices.logger.mock() },
  );
  try {
    if (how.argocdToken) await hub.listClusters(signal);
    else
      await hub
        .list('applications', 'argocd', signal)
        [Symbol.asyncIterator]()
        .next();
    throw new Error('It should have failed');
  } catch (error) {
    return error;
  } finally {
    server.close();
  }
}

describe('a failure is said in plain words, and what to do', () => {
  it('of a server that does not speak TLS', async () => {
    expect(await failureAt(createPlain())).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^Hub main is unreachable: it does not speak TLS \(.*\)\. Correct server for this hub in deployments\.hubs, and start the backend again\.$/,
      ),
    });
  });

  it('of a server that wants a client certificate of ours', async () => {
    const { cert, key } = await createCertificate();
    const server = createServer({
      cert,
      key,
      requestCert: true,
      rejectUnauthorized: true,
    });
    const caData = Buffer.from(cert).toString('base64');
    expect(await failureAt(server, { caData })).toMatchObject({
      message: expect.stringMatching(
        /^Hub main is unreachable: it does not accept our client certificate \(.*\)\. Give a valid token for this hub in deployments\.hubs, and start the backend again\.$/,
      ),
    });
  });

  it('of a token that cannot be sent, which is quoted nowhere', async () => {
    const failure = await failureAt(createPlain(), {
      argocdToken: 'hunter2\nhunter2',
    });
    expect(failure).toMatchObject({
      message:
        'Argo CD of hub main is unreachable: our token contains a character that cannot be sent, such as a line break. Give a valid argocd.token for this hub in deployments.hubs, and start the backend again.',
      cause: undefined,
    });
    expect(String(Object(failure).stack)).not.toContain('hunter2');
  });
});
