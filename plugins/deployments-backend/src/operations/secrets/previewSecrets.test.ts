import { callerOf } from '../__testUtils__/callerOf';
import {
  memoryVault,
  present,
  contextWith,
} from '../__testUtils__/vaultContext';
import {
  memoryRepository,
  contextOf,
  specOf,
} from '../__testUtils__/operationContext';
import { createService } from '../services/createService';
import { previewSecrets } from './previewSecrets';

const caller = callerOf();
const API = {
  name: 'api',
  image: 'registry.example.com/shop:1.7.2',
  secrets: ['DB_URL', 'API_KEY'],
};
const spec = (over: Parameters<typeof specOf>[0] = {}) =>
  specOf({ workloads: [API], ...over });
const PATH = 'apps/shop-dev/api/env';

it('says which keys stand already, and nothing of keys that were not asked for', async () => {
  const { vault, asked: asks } = memoryVault({
    [PATH]: present(['API_KEY', 'OF_ANOTHER_TEAM']),
  });
  const { context } = contextWith(vault);
  const answer = await previewSecrets.run(context, { spec: spec() }, caller);
  expect(answer.items).toMatchObject([
    {
      service: 'shop',
      environment: 'dev',
      region: 'eu-west',
      cluster: 'eu1',
      workload: 'api',
      namespace: 'shop-dev',
      path: PATH,
      state: 'checked',
      keys: [
        { name: 'DB_URL', state: 'missing' },
        { name: 'API_KEY', state: 'present' },
      ],
      command: expect.stringMatching(/^vault kv patch .* DB_URL='<DB_URL>'$/),
    },
  ]);
  expect(JSON.stringify(answer)).not.toContain('OF_ANOTHER_TEAM');
  expect(asks).toEqual([PATH]);
});

it('asks nothing of a service that stands, or of a plan with errors', async () => {
  const { repository } = memoryRepository();
  const { vault, asked: asks } = memoryVault({ [PATH]: present(['DB_URL']) });
  const { context } = contextWith(vault, { repository });
  await createService.run(context, { spec: spec() }, caller);
  for (const request of [
    spec(),
    spec({ workloads: [{ ...API, secrets: ['OTHER'] }] }),
    spec({ name: 'cart', targets: [{ environment: 'dev', cluster: 'moon' }] }),
  ]) {
    const { items } = await previewSecrets.run(
      context,
      { spec: request },
      caller,
    );
    expect(items).toEqual([]);
  }
  expect(asks).toEqual([]);
});

it('takes trouble, and a Vault without a login, for states', async () => {
  const { vault } = memoryVault(
    {},
    {
      readKeys: async () => ({
        state: 'unreadable',
        reason: 'sealed',
        message: 'Vault main is sealed.',
        remedy: 'Unseal it.',
      }),
    },
  );
  const { context } = contextWith(vault);
  const of = async (some = context) =>
    (await previewSecrets.run(some, { spec: spec() }, caller)).items;
  expect(await of()).toMatchObject([
    { state: 'unreadable', cause: { message: 'Vault main is sealed.' } },
  ]);
  const none = { ...context, vault: { ...context.vault!, vaults: new Map() } };
  expect(await of(none)).toMatchObject([
    { cause: { message: expect.stringMatching(/no login for Vault main/) } },
  ]);
});

it('gives up on a Vault that hangs, and asks sixteen at once at most', async () => {
  const started: AbortSignal[] = [];
  const { vault } = memoryVault(
    {},
    {
      readKeys: async (_, signal) => {
        started.push(signal);
        return new Promise(() => {});
      },
    },
  );
  const end = new AbortController();
  const timeout = jest
    .spyOn(AbortSignal, 'timeout')
    .mockReturnValue(end.signal);
  const { context } = contextWith(vault);
  const workloads = Array.from({ length: 10 }, (_, i) => ({
    ...API,
    name: `w${i}`,
    migration: { command: ['migrate'] },
  }));
  const answering = previewSecrets.run(
    context,
    { spec: spec({ workloads }) },
    caller,
  );
  while (started.length < 16) await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(started).toHaveLength(16);
  end.abort();
  const { items } = await answering;
  expect(items).toHaveLength(20);
  for (const { state, cause } of items) {
    expect(state).toBe('unreadable');
    expect(cause?.message).toBe('Vault main gave no answer in time.');
  }
  expect(timeout).toHaveBeenCalledWith(5_000);
  jest.restoreAllMocks();
});

it('is empty without Vault', async () => {
  expect(
    await previewSecrets.run(contextOf(), { spec: spec() }, caller),
  ).toEqual({
    items: [],
    vaults: [],
  });
});
