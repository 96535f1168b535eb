import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { VaultFault } from '@argosy/control-plane';
import { startOddVault } from './__testUtils__/startOddVault.test.util';
import type { OddAnswer } from './__testUtils__/startOddVault.test.util';
import { startVaults, free } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { VaultErrorReason } from './types';

jest.setTimeout(60_000);

/** Stands in answers that quote what they should not. */
const LEAK = 'canary-in-an-answer';

describe('a Vault in trouble', () => {
  let vaults: TestVaults;

  beforeAll(async () => {
    vaults = await startVaults();
  });
  afterAll(() => vaults.close());
  afterEach(() => vaults.sandbox.faults.clear());

  it.each<[VaultFault, VaultErrorReason, string]>([
    ['sealed', 'sealed', 'Vault main is sealed.'],
    [
      'down',
      'unreachable',
      'Vault main is unreachable: it closed the connection (UND_ERR_SOCKET).',
    ],
    ['hanging', 'late', 'Vault main gave no answer within 0.3 s.'],
    ['slow', 'late', 'Vault main gave no answer within 0.3 s.'],
  ])(
    'that is %s is named, and used again once it is well',
    async (fault, reason, message) => {
      const { us } = vaults.rig;
      const vault = vaults.open(await vaults.configFor(), { call: 300 });
      await vaults.sandbox.faults.failVault(fault);
      await expect(vault.listRoles(us, free())).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        reason,
        message,
        remedy: expect.stringMatching(/\.$/),
      });
      expect(await vault.readKeys('apps/a/b/env', free())).toMatchObject({
        state: 'unreadable',
        reason,
        message,
      });
      await vaults.sandbox.faults.clear();
      expect(await vault.listRoles(us, free())).toEqual([]);
    },
  );

  it('that is slow is waited for', async () => {
    const vault = vaults.open(await vaults.configFor(), { call: 5_000 });
    await vaults.sandbox.faults.failVault('slow');
    expect(await vault.listRoles(vaults.rig.us, free())).toEqual([]);
  });

  it('fails in the middle of a session, and the session goes on', async () => {
    const vault = vaults.open(await vaults.configFor(), { call: 1_000 });
    await vault.listRoles(vaults.rig.us, free());
    await vaults.sandbox.faults.failVault('sealed');
    await expect(
      vault.readRole(vaults.rig.us, `${vaults.rig.prefix}x`, free()),
    ).rejects.toMatchObject({ reason: 'sealed' });
    await vaults.sandbox.faults.clear();
    expect(
      await vault.readRole(vaults.rig.us, `${vaults.rig.prefix}x`, free()),
    ).toBeUndefined();
  });

  it('is left alone by who has given up', async () => {
    const vault = vaults.open(await vaults.configFor());
    await vault.listRoles(vaults.rig.us, free());
    await vaults.sandbox.faults.failVault('hanging');
    const control = new AbortController();
    const asked = vault.listRoles(vaults.rig.us, control.signal);
    setTimeout(() => control.abort(new Error('enough')), 50);
    await expect(asked).rejects.toThrow('enough');
  });

  it('that nobody listens for is named', async () => {
    const probe = createServer();
    await new Promise<void>(done => {
      probe.listen(0, '127.0.0.1', done);
    });
    const { port } = probe.address() as AddressInfo;
    await new Promise(done => {
      probe.close(done);
    });
    const config = await vaults.configFor();
    const vault = vaults.open({ ...config, url: `http://127.0.0.1:${port}` });
    await expect(vault.listRoles('x', free())).rejects.toMatchObject({
      reason: 'unreachable',
      message:
        'Vault main is unreachable: it refuses connections (ECONNREFUSED).',
    });
  });

  it.each<[string, OddAnswer, VaultErrorReason, RegExp]>([
    [
      'answers 500',
      { status: 500, body: `{"errors":["${LEAK}"]}` },
      'failing',
      /answers 500/,
    ],
    [
      'is behind a gateway that fails',
      { status: 502, body: `<h1>${LEAK}</h1>` },
      'failing',
      /answers 502/,
    ],
    [
      'answers 503 and is not sealed',
      { status: 503, body: `{"errors":["${LEAK}"]}` },
      'failing',
      /answers 503/,
    ],
    ['asks to slow down', { status: 429, body: '' }, 'failing', /slow down/],
    [
      'sends us elsewhere',
      {
        status: 307,
        body: LEAK,
        headers: { location: `http://127.0.0.1:1/${LEAK}` },
      },
      'failing',
      /redirects us to another address \(307\)/,
    ],
    [
      'is a page',
      { status: 200, body: `<html>${LEAK}` },
      'failing',
      /does not answer like a Vault/,
    ],
    [
      'answers a list',
      { status: 200, body: `["${LEAK}"]` },
      'failing',
      /does not answer like a Vault/,
    ],
    [
      'answers half of it',
      { status: 200, body: `{"data":{"keys":["${LEAK}` },
      'failing',
      /does not answer like a Vault/,
    ],
    [
      'answers in another form',
      { status: 200, body: `{"data":{"keys":{"a":"${LEAK}"}}}` },
      'failing',
      /answer that cannot be read/,
    ],
    [
      'has no such mount',
      {
        status: 404,
        body: '{"errors":["no handler for route \\"auth/x/role/\\". route entry not found."]}',
      },
      'no-mount',
      /nothing mounted at auth\/x/,
    ],
    [
      'knows no such path',
      {
        status: 404,
        body: '{"errors":["1 error occurred:\\n\\t* unsupported path\\n\\n"]}',
      },
      'failing',
      /cannot list auth\/x\/role/,
    ],
    [
      'refuses',
      { status: 403, body: `{"errors":["permission denied ${LEAK}"]}` },
      'forbidden',
      /lacks the right to list auth\/x\/role/,
    ],
    [
      'says a megabyte of errors, some of them no text',
      {
        status: 403,
        body: JSON.stringify({
          errors: [7, 'bad '.repeat(250_000), ...Array(100_000).fill(null)],
        }),
      },
      'forbidden',
      /lacks the right to list auth\/x\/role/,
    ],
    [
      'answers without an end',
      { status: 200, body: 'x'.repeat(33_000_000) },
      'failing',
      /cannot be used: it answers with more than 32 MB\./,
    ],
    [
      'never knows its own tokens',
      { status: 403, body: '{"errors":["permission denied","invalid token"]}' },
      'login-refused',
      /does not accept the token/,
    ],
  ])('that %s is named, and not quoted', async (_, answer, reason, says) => {
    const odd = await startOddVault(path =>
      path.endsWith('/login') ? undefined : answer,
    );
    const vault = vaults.open({ ...(await vaults.configFor()), url: odd.url });
    const failure = await vault.listRoles('x', free()).catch(error => error);
    expect(failure).toMatchObject({
      reason,
      message: expect.stringMatching(says),
      remedy: expect.stringMatching(/\.$/),
    });
    expect(String(failure)).toBe(
      `${failure.name}: ${failure.message} ${failure.remedy}`,
    );
    expect(
      `${failure.stack}${JSON.stringify(failure)}${failure.cause}`,
    ).not.toMatch(/canary|hvs\./);
    await odd.close();
  });

  it.each([
    ['gives no token', { auth: null }],
    [
      'gives a token that no header can hold',
      {
        auth: {
          client_token: `${LEAK}\nx`,
          lease_duration: 1,
          renewable: true,
        },
      },
    ],
  ])('that lets us log in and %s is named, and not quoted', async (_, body) => {
    const odd = await startOddVault(() => ({
      status: 200,
      body: JSON.stringify(body),
    }));
    const vault = vaults.open({ ...(await vaults.configFor()), url: odd.url });
    const failure = await vault.listRoles('x', free()).catch(error => error);
    expect(failure).toMatchObject({
      reason: 'failing',
      message: 'Vault main accepted the login but gave no token.',
    });
    expect(`${failure.stack}${JSON.stringify(failure)}`).not.toContain(LEAK);
    await odd.close();
  });
});
