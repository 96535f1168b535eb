import { callerOf } from '../__testUtils__/callerOf';
import type { Checked } from '../../vault/types';
import {
  memoryVault,
  contextWith,
  vaultConfig,
} from '../__testUtils__/vaultContext';
import { contextOf } from '../__testUtils__/operationContext';
import { getVaultSetUp } from './getVaultSetUp';

const caller = callerOf();
const [server] = vaultConfig().servers;
const PASSED: Checked = { state: 'passed', missing: [], warnings: [] };
const finding = (message: string) => ({
  severity: 'error' as const,
  path: 'deployments.vault.servers.main',
  message,
  remedy: 'Narrow it.',
});

/** With a Vault whose token is checked like that. */
const setUpWith = (
  checked: Checked,
  over: Parameters<typeof memoryVault>[1] = {},
) => {
  const { vault } = memoryVault(
    {},
    {
      accessors: new Map([['k8s-eu1', 'auth_kubernetes_ab12cd34']]),
      check: async () => checked,
      ...over,
    },
  );
  return getVaultSetUp.run(contextWith(vault).context, {}, caller);
};
const firstLines = ({ vaults }: Awaited<ReturnType<typeof setUpWith>>) =>
  vaults[0].steps.map(({ command }) => command.split('\n')[0]);

it('prints what an admin does once, with the accessors of the site', async () => {
  const answer = await setUpWith(PASSED);
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

it('says what a fresh check finds missing, and what it cannot find out', async () => {
  const { vaults } = await setUpWith({
    state: 'passed',
    missing: [{ ...finding('too little'), reason: 'forbidden' }],
    warnings: [finding('not known')],
  });
  expect(vaults).toMatchObject([
    {
      state: 'connecting',
      refused: [],
      missing: [{ message: 'too little' }],
      warnings: [{ message: 'not known' }],
    },
  ]);
});

it('a token that is too strong: says so at once, whatever is known of its Vault, with the steps of the site', async () => {
  const answer = await setUpWith(
    { state: 'unsafe', refused: [finding('too much')] },
    {
      failure: {
        reason: 'unsafe',
        message: 'Vault main is not used.',
        remedy: 'Narrow it.',
      },
    },
  );
  expect(answer.vaults).toMatchObject([
    {
      state: 'unsafe',
      cause: { message: 'Vault main is not used.', next: 'Narrow it.' },
      refused: [{ message: 'too much' }],
    },
  ]);
  expect(firstLines(answer)[0]).toMatch(/^vault policy write argosy-reader/);
});

it('shows the steps of a Vault in trouble, and what it is', async () => {
  const answer = await setUpWith(
    {
      state: 'failed',
      reason: 'sealed',
      message: 'Vault main is sealed.',
      remedy: 'Unseal it.',
    },
    { accessors: new Map() },
  );
  expect(answer.vaults).toMatchObject([
    {
      state: 'sealed',
      cause: { message: 'Vault main is sealed.', next: 'Unseal it.' },
    },
  ]);
  expect(firstLines(answer)[0]).toBe(
    'vault auth enable -path=k8s-eu1 kubernetes',
  );
});

it('asks nothing of a Vault that the portal does not log in to', async () => {
  const { auth: _, ...silent } = server;
  const { vault } = memoryVault({});
  const { context } = contextWith(vault, {
    config: vaultConfig({ mode: 'pull-request', servers: [silent] }),
    vault: { vaults: new Map(), checkSecrets: async () => {} },
  });
  const answer = await getVaultSetUp.run(context, {}, caller);
  expect(answer.vaults).toMatchObject([{ state: 'no-login', refused: [] }]);
  expect(firstLines(answer)).toEqual([
    'vault auth enable -path=k8s-eu1 kubernetes',
  ]);
});

it('hides no fault of our own behind a state', async () => {
  const check = async () => {
    throw new TypeError('a bug');
  };
  await expect(setUpWith(PASSED, { check })).rejects.toThrow('a bug');
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
