import { until } from '@argosy/control-plane';
import { serviceFiles } from './__testUtils__/serviceFiles';
import { openVaultStage } from './__testUtils__/vaultStage.test.util';
import type { VaultStage } from './__testUtils__/vaultStage.test.util';

jest.setTimeout(60_000);

const KEYS_MS = 600_000;
const shop = serviceFiles('shop', { api: ['DB_URL', 'TOKEN'], web: ['X'] }, [
  'dev/eu1',
]);

describe('keys in Vault', () => {
  let stage: VaultStage;

  beforeAll(async () => {
    stage = await openVaultStage();
  });
  afterEach(() => stage.end());
  afterAll(() => stage.close());

  const write = (path: string, keys: string[]) =>
    stage.write(path, Object.fromEntries(keys.map(key => [key, 'canary-77'])));
  type Reading = Pick<Awaited<ReturnType<VaultStage['follow']>>, 'readModel'>;
  const found = ({ readModel }: Reading) =>
    until('all was looked at', async () => {
      const rows = await readModel.listSecrets();
      return rows.length > 0 && rows.every(row => row.found) && rows;
    });

  it('are present with version and time, or missing; a value is nowhere', async () => {
    await write('apps/shop-dev/api/env', ['DB_URL', 'OTHER']);
    const world = await stage.follow([shop]);
    const [api, web] = await found(world);
    expect(api.found).toEqual({
      state: 'present',
      keys: ['DB_URL', 'OTHER'],
      version: expect.any(Number),
      updatedAt: expect.stringMatching(/^20/),
      checkedAt: expect.stringMatching(/^20/),
    });
    expect(web.found).toMatchObject({ state: 'missing', why: 'absent' });
    expect(JSON.stringify(await world.knex('secrets'))).not.toContain(
      'canary-77',
    );
  });

  it('are looked at again each ten minutes, and when somebody asks', async () => {
    const world = await stage.follow([shop]);
    await found(world);
    const web = async () => (await world.readModel.listSecrets())[1].found;
    await write('apps/shop-dev/web/env', ['X']);
    await world.reconciler.checkSecrets('shop');
    expect((await web())?.state).toBe('missing');
    world.clock.skip(6_000);
    await world.reconciler.checkSecrets('shop');
    expect(await web()).toMatchObject({ state: 'present', version: 1 });
    await write('apps/shop-dev/web/env', ['X', 'Y']);
    world.clock.skip(KEYS_MS);
    await until('the new key is seen', async () => {
      const seen = await web();
      return seen?.state === 'present' && seen.keys.length === 2;
    });
  });

  it('are looked at by whoever is asked, with the lease or without', async () => {
    const world = await stage.follow([shop]);
    await found(world);
    const other = world.start();
    world.clock.skip(6_000);
    await write('apps/shop-dev/web/env', ['X', 'Z']);
    await other.checkSecrets('shop');
    expect((await world.readModel.listSecrets())[1].found).toMatchObject({
      keys: ['X', 'Z'],
    });
    await other.stop();
  });

  it('that may not be read mark their row only', async () => {
    const { rig } = stage;
    const full = `sys/policies/acl/${rig.prefix}portal`;
    const { policy } = Object((await rig.client.must('GET', full)).data);
    await rig.client.must('POST', 'sys/policies/acl/part', {
      policy: `${policy}\npath "secret/subkeys/apps/shop-dev/web/*" { capabilities = ["deny"] }`,
    });
    await write('apps/shop-dev/api/env', ['DB_URL']);
    const world = await stage.follow([shop], {
      config: await stage.config({}, 'part'),
    });
    const [api, web] = await found(world);
    expect(api.found?.state).toBe('present');
    expect(web.found).toMatchObject({
      state: 'unreadable',
      cause: {
        message: expect.stringContaining(
          'lacks the right to read secret/subkeys/apps/shop-dev/web/env',
        ),
        next: expect.stringContaining("portal's policy"),
      },
    });
    await until('the Vault is live', async () => {
      const [{ state }] = await world.readModel.listVaults();
      return state === 'live';
    });
  });

  it('of KV version 1 are named as such, while roles go on', async () => {
    const config = await stage.config();
    const [server] = config.servers;
    const world = await stage.follow([shop], {
      config: {
        ...config,
        servers: [{ ...server, kv: { mount: 'secret', version: 1 } }],
      },
    });
    const [{ found: seen }] = await found(world);
    expect(seen).toMatchObject({
      state: 'unreadable',
      cause: { message: expect.stringContaining('KV version 1') },
    });
    await until('the Vault says so', async () => {
      const [{ state }] = await world.readModel.listVaults();
      return state === 'kv-v1';
    });
    await until('the role stands', () => stage.role('shop-api-dev'));
  });

  it('of a Vault without a login are said to be out of sight, and of the mode pull-request are read', async () => {
    const keysOnly = `${stage.prefix}keys-only`;
    await stage.rig.client.must('POST', `sys/policies/acl/${keysOnly}`, {
      policy: `
path "secret/subkeys/apps/*"     { capabilities = ["read"] }
path "sys/capabilities-self"    { capabilities = ["update"] }
path "auth/token/renew-self"    { capabilities = ["update"] }`,
    });
    const config = await stage.config({ mode: 'pull-request' }, keysOnly);
    const [server] = config.servers;
    await write('apps/shop-dev/api/env', ['DB_URL']);
    const { auth: _, ...silent } = server;
    const world = await stage.follow(
      [shop, serviceFiles('far', { api: ['A'] }, ['dev/us1'])],
      {
        config: {
          ...config,
          servers: [
            { ...server, clusters: { eu1: server.clusters.eu1 } },
            { ...silent, name: 'far', clusters: { us1: server.clusters.us1 } },
          ],
        },
      },
    );
    const [far, api] = await found(world);
    expect(far.found).toMatchObject({
      state: 'unreadable',
      cause: { message: expect.stringContaining('does not log in') },
    });
    expect(api.found?.state).toBe('present');
    expect([far.role, api.role]).toEqual([undefined, undefined]);
    expect(await stage.roles()).toEqual([]);
    await until('both have their state', async () => {
      const states = (await world.readModel.listVaults()).map(v => v.state);
      return states.join() === 'live,no-login';
    });
  });
});

describe('the shared role of the mode read-only', () => {
  let stage: VaultStage;

  beforeAll(async () => {
    stage = await openVaultStage();
  });
  afterEach(() => stage.end());
  afterAll(() => stage.close());

  it('is missing, then standing, then drifted; the portal writes none', async () => {
    const { rig } = stage;
    const full = `sys/policies/acl/${rig.prefix}portal`;
    const { policy } = Object((await rig.client.must('GET', full)).data);
    await rig.client.must('POST', 'sys/policies/acl/reads', {
      policy: String(policy).replaceAll(
        '["create", "update", "read", "delete"]',
        '["read"]',
      ),
    });
    const world = await stage.follow([shop], {
      config: await stage.config({ mode: 'read-only' }, 'reads'),
    });
    const role = (state: string) =>
      stage.passing(
        world,
        `it is ${state}`,
        async () => {
          const [row] = await world.readModel.listSecrets();
          return row?.role?.state === state && row.role;
        },
        300_000,
      );
    expect(await role('missing')).toMatchObject({
      name: `${stage.prefix}shared`,
      cause: {
        message: `There is no role ${stage.prefix}shared in auth/${rig.eu} of Vault main.`,
      },
    });
    await rig.writeRole('shared', {
      bound_service_account_names: ['*'],
      bound_service_account_namespaces: ['*-dev', '*-prod'],
      alias_name_source: 'serviceaccount_uid',
      token_ttl: '20m',
      token_max_ttl: '1h',
    });
    await role('standing');
    await rig.writeRole('shared', {
      token_ttl: '40m',
      bound_service_account_names: ['*'],
    });
    expect(await role('drifted')).toMatchObject({
      cause: {
        message: expect.stringMatching(
          /differs from what it should be in bound_service_account_namespaces, token_ttl\./,
        ),
      },
    });
    expect(await stage.roles()).toEqual(['shared']);
  });
});
