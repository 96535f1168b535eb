import { onBehalfOf } from '../lib/requester';
import { startOddVault } from './__testUtils__/startOddVault.test.util';
import { DEADLINES } from './deadlines';
import { createSend } from './send';

describe("Vault's audit log shows the person", () => {
  it('who caused a request, and nobody for what the portal does by itself', async () => {
    const odd = await startOddVault(() => ({ status: 200, body: '{}' }));
    const send = createSend(
      {
        name: 'main',
        url: odd.url,
        publicUrl: odd.url,
        kv: { mount: 'secret', version: 2 },
        auth: { method: 'jwt', mount: 'jwt', role: 'portal', tokenFile: '/t' },
        clusters: {},
      },
      DEADLINES,
    );
    const read = () =>
      send(
        { method: 'GET', path: 'secret/subkeys/apps/x' },
        new AbortController().signal,
      );
    await onBehalfOf('user:default/ada', read);
    await onBehalfOf('service:plugin:scaffolder', read);
    await onBehalfOf('user:default/ada\r\nx-vault-token: root', read);
    await read();
    await odd.close();
    expect(odd.seen.map(({ headers }) => headers['x-backstage-user'])).toEqual([
      'user:default/ada',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
