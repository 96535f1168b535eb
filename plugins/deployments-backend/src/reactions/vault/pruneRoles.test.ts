import { until } from '@argosy/control-plane';
import { serviceFiles } from './__testUtils__/serviceFiles';
import { applicationOf } from './__testUtils__/reconciler.test.util';
import { openVaultStage } from './__testUtils__/vaultStage.test.util';
import type { VaultStage } from './__testUtils__/vaultStage.test.util';

jest.setTimeout(60_000);

const shop = serviceFiles('shop', { api: ['DB_URL'] }, ['dev/eu1', 'prod/us1']);
const FULL_MS = 300_000;

describe('roles that no file wants, or that nobody may write', () => {
  let stage: VaultStage;

  beforeAll(async () => {
    stage = await openVaultStage();
  });
  afterEach(() => stage.end());
  afterAll(() => stage.close());

  const standing = (name: string, mount?: string) =>
    until(`${name} stands`, () => stage.role(name, mount));

  it('removes what nobody wants once nothing uses it, and every hub says so', async () => {
    const world = await stage.follow([shop]);
    const { eu } = stage.rig;
    await standing('shop-api-dev');
    const dev = applicationOf('shop', 'dev', 'eu1');
    await world.readModel.saveApplications('main', [dev]);
    world.merge();
    const look = async () => {
      const read = world.told.length;
      world.clock.skip(FULL_MS);
      // the other mount comes last: once its role is gone or kept, this one was decided
      await until('all was looked at', async () => {
        world.clock.skip(FULL_MS);
        return (
          world.told.length >= read &&
          (await stage.roles(stage.rig.us)).length === 0
        );
      });
    };
    await look();
    expect(await stage.roles(eu)).toEqual(['shop-api-dev']);

    await world.readModel.saveHub({
      name: 'main',
      state: 'unreachable',
      details: true,
    });
    await world.readModel.deleteApplications('main', [dev]);
    await stage.rig.writeRole(
      'marker',
      { bound_service_account_namespaces: ['x'] },
      eu,
    );
    world.merge(serviceFiles('cart', { api: ['A'] }, ['dev/eu1']));
    world.clock.skip(FULL_MS);
    await standing('cart-api-dev');
    world.clock.skip(FULL_MS);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(await stage.roles(eu)).toEqual([
      'cart-api-dev',
      'marker',
      'shop-api-dev',
    ]);

    await world.readModel.saveHub({
      name: 'main',
      state: 'live',
      details: true,
    });
    await stage.passing(
      world,
      'they are gone',
      async () => {
        return (await stage.roles(eu)).join() === 'cart-api-dev';
      },
      FULL_MS,
    );
  });

  it('leaves alone what two want, what cannot be read, and what is not ours', async () => {
    const { rig } = stage;
    const one = serviceFiles('shop', { 'api-eu': ['A'] }, ['dev/eu1']);
    const two = serviceFiles('shop-api', { eu: ['A'] }, ['dev/eu1']);
    const broken = serviceFiles('broken', { api: ['A'] }, ['dev/eu1']);
    broken.set('services/broken/service.yaml', '{');
    const cart = serviceFiles('cart', { api: ['A'] }, ['dev/eu1']);
    for (const name of [
      'shop-api-eu-dev',
      'broken-api-dev',
      'shared',
      'preflight',
    ]) {
      await rig.writeRole(name, { token_ttl: '7m' });
    }
    await rig.client.must(
      'POST',
      `auth/${rig.eu}/role/foreign`,
      rig.roleBody(),
    );
    const world = await stage.follow([one, two, broken, cart]);
    await standing('cart-api-dev');
    await until('it is said why', async () => {
      const rows = await world.readModel.listSecrets({ service: 'shop' });
      return rows[0]?.role?.cause?.message.includes('needed twice');
    });
    world.clock.skip(FULL_MS);
    await stage.passing(world, 'cart is looked at', async () => {
      const [row] = await world.readModel.listSecrets({ service: 'cart' });
      return row.role?.state === 'standing';
    });
    for (const name of ['shop-api-eu-dev', 'broken-api-dev', 'shared']) {
      expect(await stage.role(name)).toMatchObject({ token_ttl: 420 });
    }
    const { status } = await rig.client.call(
      'GET',
      `auth/${rig.eu}/role/foreign`,
    );
    expect(status).toBe(200);
    const said = world.log.filter(line => line.includes('services/broken'));
    expect(said).toHaveLength(1);
  });
});
