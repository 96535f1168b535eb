import { until } from '@argosy/control-plane';
import { serviceFiles } from './__testUtils__/serviceFiles';
import { openChange } from '../changes/__testUtils__/tracking';
import { openVaultStage } from './__testUtils__/vaultStage.test.util';
import type { VaultStage } from './__testUtils__/vaultStage.test.util';

jest.setTimeout(60_000);

const shop = serviceFiles('shop', { api: ['DB_URL'] }, ['dev/eu1', 'prod/us1']);
const FULL_MS = 300_000;

/** The token of these tests may not ask for all that it may do, which is said too. */
const warningsOf = ({ log }: { log: string[] }) =>
  log.filter(
    line =>
      line.startsWith('warn') && !line.includes('not known beyond samples'),
  );

describe('roles follow Git', () => {
  let stage: VaultStage;

  beforeAll(async () => {
    stage = await openVaultStage();
  });
  afterEach(() => stage.end());
  afterAll(() => stage.close());

  const standing = (name: string, mount?: string) =>
    until(`${name} stands`, () => stage.role(name, mount));

  it('makes one per account and target, in the mount of its cluster', async () => {
    const { readModel, told } = await stage.follow([shop]);
    const { eu, us } = stage.rig;
    await until('the portal says so', async () => {
      const rows = await readModel.listSecrets();
      return rows.length === 2 && rows.every(r => r.role?.state === 'standing');
    });
    expect(await standing('shop-api-dev')).toMatchObject({
      bound_service_account_names: ['api'],
      bound_service_account_namespaces: ['shop-dev'],
      token_policies: [stage.rig.readerOf(eu)],
      alias_name_source: 'serviceaccount_uid',
      token_ttl: 1200,
      token_max_ttl: 3600,
    });
    expect(await stage.roles(eu)).toEqual(['shop-api-dev']);
    expect(await stage.roles(us)).toEqual(['shop-api-prod']);
    expect((await readModel.listSecrets())[0]).toMatchObject({
      region: 'eu1',
      path: 'apps/shop-dev/api/env',
      role: { mount: eu, name: `${stage.prefix}shop-api-dev` },
    });
    expect(told).toContain('secrets/shop');
    await until('it is live', async () => {
      const [{ state }] = await readModel.listVaults();
      return state === 'live';
    });
    expect(told).toContain('vault/main');
  });

  it('makes them right after a merge, and changes what Git changes', async () => {
    // Two services may come to the same name of a role, one after the other.
    const first = serviceFiles(
      'shop',
      { api: ['DB_URL'], 'api-eu': ['DB_URL'] },
      ['dev/eu1', 'prod/us1'],
    );
    const world = await stage.follow([first]);
    await standing('shop-api-prod', stage.rig.us);
    expect(await standing('shop-api-eu-dev')).toMatchObject({
      bound_service_account_namespaces: ['shop-dev'],
    });
    const next = serviceFiles('shop-api', { eu: ['DB_URL'] }, ['dev/eu1']);
    const cart = serviceFiles('cart', { api: ['A'] }, ['dev/eu1']);
    world.merge(shop, next, cart);
    world.reconciler.afterMerge('cart');
    await standing('cart-api-dev');
    await until('the role is of the new namespace', async () => {
      const role = await stage.role('shop-api-eu-dev');
      return role.bound_service_account_namespaces[0] === 'shop-api-dev';
    });
    await until('it is known to stand', async () => {
      const [row] = await world.readModel.listSecrets({ service: 'shop-api' });
      return (
        row?.role?.state === 'standing' && row.namespace === 'shop-api-dev'
      );
    });
    const [row] = await world.readModel.listSecrets({ service: 'shop-api' });
    expect(row.role?.corrected).toBeUndefined();
    expect(warningsOf(world)).toEqual([]);
  });

  it('takes up what another replica saw merged', async () => {
    const world = await stage.follow([shop]);
    await standing('shop-api-dev');
    const cart = serviceFiles('cart', { api: ['A'] }, ['dev/eu1']);
    world.merge(shop, cart);
    const mergedAt = new Date(world.clock.now()).toISOString();
    await world.readModel.saveChange(
      openChange({ id: 'cart-1', service: 'cart', state: 'merged', mergedAt }),
    );
    // sooner than Git is read without a reason
    world.clock.skip(5_000);
    expect(await standing('cart-api-dev')).toMatchObject({
      bound_service_account_names: ['api'],
    });
  });

  it('remedies what somebody else changed or removed, and says what', async () => {
    const world = await stage.follow([shop]);
    const { client, eu, us, prefix } = stage.rig;
    await standing('shop-api-dev');
    await until('both are known to stand', async () => {
      const rows = await world.readModel.listSecrets();
      return rows.every(({ role }) => role?.state === 'standing');
    });
    const path = `auth/${eu}/role/${prefix}shop-api-dev`;
    await client.must('POST', path, {
      bound_service_account_names: ['api', 'thief'],
      token_num_uses: 3,
    });
    await client.must('DELETE', `auth/${us}/role/${prefix}shop-api-prod`);
    world.clock.skip(FULL_MS);
    await standing('shop-api-prod', us);
    await until('it is as it was', async () => {
      const role = await stage.role('shop-api-dev');
      return role?.bound_service_account_names.length === 1;
    });
    expect(await stage.role('shop-api-dev')).toMatchObject({
      token_num_uses: 0,
    });
    const corrected = await until('it is said', async () => {
      const rows = await world.readModel.listSecrets();
      const said = rows.map(({ role }) => role?.corrected);
      return said.every(Boolean) && said;
    });
    expect(corrected).toEqual([
      {
        at: expect.any(String),
        fields: ['bound_service_account_names', 'token_num_uses'],
      },
      { at: expect.any(String), fields: [] },
    ]);
    const warned = warningsOf(world).sort();
    expect(warned).toEqual([
      expect.stringMatching(
        /shop-api-dev .* changed its bound_service_account_names, token_num_uses/,
      ),
      expect.stringMatching(/shop-api-prod .* removed it/),
    ]);
    world.clock.skip(FULL_MS);
    await stage.passing(world, 'it is looked at again', async () => {
      const rows = await world.readModel.listSecrets();
      return rows.every(({ role }) => role?.state === 'standing');
    });
    expect(warningsOf(world)).toHaveLength(2);
  });

  it('does nothing while Git cannot be read', async () => {
    const world = await stage.follow([shop]);
    await standing('shop-api-dev');
    await until('it is known', async () => {
      const rows = await world.readModel.listSecrets();
      return rows.every(({ role }) => role?.state === 'standing');
    });
    world.git.isDown = true;
    world.merge();
    world.clock.skip(FULL_MS);
    await until('it is said', async () =>
      world.log.some(line => line.includes('no route to host')),
    );
    expect(await stage.roles()).toEqual(['shop-api-dev']);
    expect(await world.readModel.listSecrets()).toHaveLength(2);
  });
});
