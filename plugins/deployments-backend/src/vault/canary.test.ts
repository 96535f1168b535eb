import { inspect } from 'node:util';
import { startOddVault } from './__testUtils__/startOddVault.test.util';
import { startVaults, free } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { Vault, VaultServer } from './types';

jest.setTimeout(60_000);

const VALUE = 'canary-5d0f3a91';

describe('a value in Vault', () => {
  let vaults: TestVaults;
  const printed: unknown[] = [];

  beforeAll(async () => {
    vaults = await startVaults();
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream);
      jest.spyOn(stream, 'write').mockImplementation((...args) => {
        printed.push(args[0]);
        return write(...(args as Parameters<typeof write>));
      });
    }
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      jest.spyOn(console, method).mockImplementation((...args) => {
        printed.push(args);
      });
    }
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await vaults.close();
  });

  /** Everything that the adapter can be asked, and all that comes of it. */
  async function outcomeOf(vault: Vault, path: string) {
    const { eu, prefix } = vaults.rig;
    const role = {
      bound_service_account_names: ['api'],
      bound_service_account_namespaces: ['shop-dev'],
      token_policies: [vaults.rig.readerOf(eu)],
    };
    const outcomes = await Promise.allSettled([
      vault.readKeys(path, free()),
      vault.readKeys(`${path}/deeper`, free()),
      vault.listRoles(eu, free()),
      vault.readRole(eu, `${prefix}x`, free()),
      vault.writeRole(eu, `${prefix}x`, role, free()),
      vault.deleteRole(eu, `${prefix}x`, free()),
      vault.capabilitiesSelf([`secret/data/${path}`], free()),
      vault.accessorOf(eu, free()),
      vault.preflight({ mode: 'roles', roleOf: () => role }, free()),
      vault.close(free()),
    ]);
    return `${inspect(outcomes, { depth: 20, showHidden: true })}${JSON.stringify(
      outcomes,
    )}${inspect(printed, { depth: 20 })}`;
  }

  it('never passes, wherever it stands', async () => {
    const { must } = vaults.rig.client;
    const path = 'apps/shop-dev/canary/env';
    await must('POST', `secret/data/${path}`, {
      data: { KEY: VALUE, NESTED: { [VALUE]: VALUE }, LIST: [VALUE] },
    });
    await must('POST', `secret/data/${path}/deeper`, {
      data: { [`A`]: VALUE },
    });
    await must('POST', `secret/metadata/${path}`, {
      custom_metadata: { note: VALUE },
    });
    // a token that could read it, if it were asked to
    const policy =
      'path "*" { capabilities = ["create", "read", "update", "delete", "list"] }';
    await must('POST', 'sys/policies/acl/mighty', { policy });
    for (const name of [undefined, 'mighty']) {
      const vault = vaults.open(await vaults.configFor(name));
      const outcome = await outcomeOf(vault, path);
      expect(outcome).toContain('NESTED');
      expect(outcome).not.toContain(VALUE);
      expect(outcome).not.toContain('hvs.');
    }
  });

  it.each([200, 400, 403, 404, 500, 503])(
    'is not passed on from a server that puts it into every %i',
    async status => {
      const leak = {
        errors: [`denied: ${VALUE}`],
        data: { data: { A: VALUE }, subkeys: VALUE, keys: { a: VALUE } },
        warnings: [VALUE],
      };
      const odd = await startOddVault(path =>
        path.endsWith('/login')
          ? undefined
          : { status, body: JSON.stringify(leak) },
      );
      const config: VaultServer = {
        ...(await vaults.configFor()),
        url: odd.url,
      };
      const outcome = await outcomeOf(vaults.open(config), 'apps/a/b/env');
      expect(odd.seen.length).toBeGreaterThan(3);
      expect(outcome).not.toContain(VALUE);
      expect(outcome).not.toContain('hvs.odd');
      await odd.close();
    },
  );

  it('is not asked for: no request goes to data/', async () => {
    const odd = await startOddVault(path =>
      path.endsWith('/login')
        ? undefined
        : { status: 404, body: '{"errors":[]}' },
    );
    const config: VaultServer = { ...(await vaults.configFor()), url: odd.url };
    await outcomeOf(vaults.open(config), 'apps/a/b/env');
    expect(odd.seen.map(({ path }) => path).join(' ')).not.toContain('/data/');
    await odd.close();
  });

  it('is not shown by a login that quotes the token it was given', async () => {
    const jwt = `${VALUE}.jwt`;
    await vaults.writeToken(jwt);
    const odd = await startOddVault(() => ({
      status: 403,
      body: JSON.stringify({ errors: [`cannot verify ${jwt}`] }),
    }));
    const config: VaultServer = { ...(await vaults.configFor()), url: odd.url };
    const outcome = await outcomeOf(vaults.open(config), 'apps/a/b/env');
    expect(outcome).toContain('login-refused');
    expect(outcome).not.toContain(VALUE);
    await odd.close();
  });
});
