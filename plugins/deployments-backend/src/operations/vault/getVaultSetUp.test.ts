import { callerOf } from '../__testUtils__/callerOf';
import type { Preflight } from '../../vault/types';
import {
  memoryVault,
  contextWith,
  vaultConfig,
} from '../__testUtils__/vaultContext';
import { contextOf } from '../__testUtils__/operationContext';
import { getVaultSetUp } from './getVaultSetUp';

const caller = callerOf();
const CLEAN: Preflight = { refused: [], missing: [] };
const [server] = vaultConfig().servers;

const setUpWith = (
  over: Parameters<typeof memoryVault>[1],
  more: Parameters<typeof contextWith>[1] = {},
) => {
  const { vault } = memoryVault(
    {},
    {
      accessorOf: async () => 'auth_kubernetes_ab12cd34',
      preflight: async () => CLEAN,
      ...over,
    },
  );
  return getVaultSetUp.run(contextWith(vault, more).context, {}, caller);
};
const firstLines = ({ vaults }: Awaited<ReturnType<typeof setUpWith>>) =>
  vaults[0].steps.map(({ command }) => command.split('\n')[0]);

it('prints what an admin does once, with the accessors of the site', async () => {
  const answer = await setUpWith({});
  expect(answer.mode).toBe('roles');
  expect(answer.vaults).toMatchObject([
    {
      name: 'main',
      state: 'connecting',
      url: 'https://vault.example.com',
      refused: [],
      missing: [],
    },
  ]);
  expect(firstLines(answer)).toEqual([
    "vault policy write argosy-reader-k8s-eu1 - <<'EOF'",
    "vault policy write argosy-portal - <<'EOF'",
    "vault write auth/kubernetes/role/portal - <<'EOF'",
    'vault write sys/config/auditing/request-headers/X-Backstage-User hmac=false',
  ]);
  expect(answer.vaults[0].steps[0].command).toContain(
    'aliases.auth_kubernetes_ab12cd34.metadata',
  );
});

it('says what a fresh preflight found, tried with roles as they will be written', async () => {
  const finding = (message: string) => ({
    severity: 'error' as const,
    path: 'deployments.vault.servers.main',
    message,
    remedy: 'Narrow it.',
  });
  const roles: object[] = [];
  const { vaults } = await setUpWith({
    preflight: async options => {
      if (options.mode === 'roles') {
        const account = { serviceAccount: 'a', namespace: 'b', policy: 'c' };
        roles.push(options.roleOf(account));
      }
      return {
        refused: [finding('too much')],
        missing: [{ ...finding('too little'), reason: 'forbidden' }],
      };
    },
  });
  expect(vaults[0].refused).toMatchObject([{ message: 'too much' }]);
  expect(vaults[0].missing).toMatchObject([{ message: 'too little' }]);
  expect(roles).toMatchObject([
    { bound_service_account_names: ['a'], token_policies: 'c' },
  ]);
});

it('shows the steps of a Vault in trouble, and what it is', async () => {
  const failure = Object.assign(new Error('no'), {
    reason: 'sealed',
    message: 'Vault main is sealed.',
    remedy: 'Unseal it.',
  });
  let preflights = 0;
  const answer = await setUpWith({
    accessorOf: async () => {
      throw failure;
    },
    preflight: async () => {
      preflights += 1;
      return CLEAN;
    },
  });
  expect(answer.vaults).toMatchObject([
    {
      state: 'sealed',
      cause: { message: 'Vault main is sealed.', next: 'Unseal it.' },
    },
  ]);
  expect(firstLines(answer)[0]).toBe(
    'vault auth enable -path=k8s-eu1 kubernetes',
  );
  expect(preflights).toBe(0);
});

it('looks at the token all the same where the mounts may not be seen', async () => {
  const { vaults } = await setUpWith({
    accessorOf: async () => {
      throw Object.assign(new Error('no'), {
        reason: 'forbidden',
        message: 'no',
        remedy: 'no',
      });
    },
    preflight: async () => ({
      refused: [],
      missing: [
        {
          severity: 'error',
          path: 'x',
          message: 'lacks sys/auth',
          remedy: 'y',
          reason: 'forbidden',
        },
      ],
    }),
  });
  expect(vaults).toMatchObject([
    { state: 'connecting', missing: [{ message: 'lacks sys/auth' }] },
  ]);
});

it('asks nothing in the mode pull-request, whose policies Terraform writes', async () => {
  const refuse = async () => {
    throw new Error('must not be asked');
  };
  const { auth: _, ...silent } = server;
  const answer = await setUpWith(
    { accessorOf: refuse, preflight: refuse },
    { config: vaultConfig({ mode: 'pull-request', servers: [silent] }) },
  );
  expect(answer.vaults).toMatchObject([{ state: 'no-login', refused: [] }]);
  expect(firstLines(answer)).toEqual([
    'vault auth enable -path=k8s-eu1 kubernetes',
  ]);
});

it('hides no fault of our own behind a state', async () => {
  await expect(
    setUpWith({
      accessorOf: async () => {
        throw new TypeError('a bug');
      },
    }),
  ).rejects.toThrow('a bug');
});

it('is empty without Vault', async () => {
  expect(await getVaultSetUp.run(contextOf(), {}, caller)).toEqual({
    warnings: [],
    vaults: [],
  });
});

it('a robot creates services: warns of callers that nothing restricts', async () => {
  const context = contextOf();
  const config = {
    ...context.config,
    openAccess: [{ index: 1, type: 'jwks', lacks: ['audience'] }],
  };
  const { warnings } = await getVaultSetUp.run(
    { ...context, config },
    {},
    caller,
  );
  expect(warnings).toMatchObject([
    {
      message:
        'backend.auth.externalAccess[1] (jwks) lets a caller in without audience.',
      remedy: expect.stringMatching(/^Add audience: /),
    },
  ]);
});

it.each([
  ['beside Vaults', vaultConfig()],
  ['where no Vault is configured', undefined],
])(
  'tokens over http: says which peers nothing encrypts the way to, %s',
  async (_, vault) => {
    const context = contextOf();
    const config = {
      ...context.config,
      vault,
      unencrypted: [{ peer: 'Vault main', url: 'http://vault.mesh:8200' }],
    };
    const { warnings } = await getVaultSetUp.run(
      { ...context, config, readModel: { ...context.readModel } },
      {},
      caller,
    );
    expect(warnings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringMatching(
          /^Vault main is reached at http:\/\/vault\.mesh:8200, without TLS/,
        ),
        remedy: expect.stringContaining('remove allowHttp: true'),
      }),
    ]);
  },
);
