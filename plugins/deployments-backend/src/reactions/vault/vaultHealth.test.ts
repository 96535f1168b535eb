import type { VaultFault } from '@argosy/control-plane';
import { until } from '@argosy/control-plane';
import { openVaults, requireSafeTokens } from '../../vault';
import { startVaultReconciler } from './startVaultReconciler';
import { serviceFiles } from './__testUtils__/serviceFiles';
import { openVaultStage } from './__testUtils__/vaultStage.test.util';
import type { VaultStage } from './__testUtils__/vaultStage.test.util';

jest.setTimeout(60_000);

const shop = serviceFiles('shop', { api: ['DB_URL'] }, ['dev/eu1']);
const cart = serviceFiles('cart', { api: ['A'] }, ['dev/eu1']);
const HASTY = { deadlines: { call: 300 } };

describe('a Vault in trouble', () => {
  let stage: VaultStage;

  beforeAll(async () => {
    stage = await openVaultStage();
  });
  afterEach(() => stage.end());
  afterAll(() => stage.close());

  it.each<[VaultFault, string, RegExp]>([
    ['sealed', 'sealed', /^Vault main is sealed\.$/],
    ['down', 'unreachable', /^Vault main is unreachable: /],
    ['hanging', 'late', /^Vault main gave no answer within 0\.3 s\.$/],
    ['slow', 'late', /^Vault main gave no answer within 0\.3 s\.$/],
  ])(
    'that is %s at the start is named; what waits is finished by itself',
    async (fault, state, message) => {
      const config = await stage.config();
      await stage.vaults.sandbox.faults.failVault(fault);
      const world = await stage.follow([shop], { ...HASTY, config });
      const { readModel } = world;
      await until('the Vault has its state', async () => {
        const [vault] = await readModel.listVaults();
        return (
          vault.state === state && message.test(vault.cause?.message ?? '')
        );
      });
      const waits = await until(
        'the role waits, the keys are unreadable',
        async () => {
          const [row] = await readModel.listSecrets();
          return row?.role && row.found && row;
        },
      );
      expect(waits).toMatchObject({
        role: {
          state: 'waiting',
          cause: {
            message: expect.stringMatching(message),
            next: expect.stringMatching(/\.$/),
          },
        },
        found: {
          state: 'unreadable',
          cause: { message: expect.stringMatching(message) },
        },
      });
      await stage.vaults.sandbox.faults.clear();
      await stage.passing(world, 'it is finished', async () => {
        const [row] = await readModel.listSecrets();
        const [vault] = await readModel.listVaults();
        return (
          vault.state === 'live' &&
          row.role?.state === 'standing' &&
          row.found?.state === 'missing'
        );
      });
      expect(await stage.roles()).toEqual(['shop-api-dev']);
    },
  );

  it.each<[VaultFault, string]>([
    ['sealed', 'sealed'],
    ['hanging', 'late'],
  ])(
    'that is %s in the middle is named; what stood is taken to stand, what is new waits',
    async (fault, state) => {
      const world = await stage.follow([shop], HASTY);
      const { readModel, reconciler } = world;
      await until('it stands', async () => {
        const [row] = await readModel.listSecrets();
        return row?.role?.state === 'standing';
      });
      await stage.vaults.sandbox.faults.failVault(fault);
      world.merge(shop, cart);
      reconciler.afterMerge('cart');
      await until('cart waits', async () => {
        const [row] = await readModel.listSecrets({ service: 'cart' });
        return row?.role?.state === 'waiting' && row.role.cause;
      });
      expect((await readModel.listVaults())[0]).toMatchObject({ state });
      const [row] = await readModel.listSecrets({ service: 'shop' });
      expect(row.role?.state).toBe('standing');
      await stage.vaults.sandbox.faults.clear();
      await stage.passing(world, 'cart stands', async () => {
        const [found] = await readModel.listSecrets({ service: 'cart' });
        const [vault] = await readModel.listVaults();
        return vault.state === 'live' && found.role?.state === 'standing';
      });
      const said = world.log.filter(line => line.includes('written again'));
      expect(said).toEqual([]);
    },
  );

  it('that gives us too powerful a token later is not used, and says why', async () => {
    const { rig, vaults } = stage;
    await rig.client.must('POST', 'sys/policies/acl/mighty', {
      policy:
        'path "*" { capabilities = ["create", "read", "update", "delete", "list"] }',
    });
    const config = await stage.config({}, 'mighty');
    await vaults.sandbox.faults.failVault('sealed');
    const world = await stage.follow([shop], { config });
    await vaults.sandbox.faults.clear();
    const vault = await stage.passing(world, 'it is unsafe', async () => {
      const [found] = await world.readModel.listVaults();
      return found.state === 'unsafe' && found;
    });
    expect(vault.cause?.message).toMatch(
      /may write policies .* may read or change values/,
    );
    expect(vault.cause?.next).toContain('looked at again every five minutes');
    expect(world.log.join('\n')).toMatch(/^error Vault main is not used/m);
    await stage.passing(world, 'role and keys say so', async () => {
      const [row] = await world.readModel.listSecrets();
      return (
        row.role?.cause?.message.includes('may do too much') &&
        row.found?.state === 'unreadable' &&
        row.found.cause.message.includes('may do too much')
      );
    });
    expect(await stage.roles()).toEqual([]);
  });

  it('a token that is too strong while it runs: is found within five minutes, on every replica', async () => {
    const { rig } = stage;
    const path = `sys/policies/acl/${rig.prefix}growing`;
    const portal = `sys/policies/acl/${rig.prefix}portal`;
    const { policy } = Object((await rig.client.must('GET', portal)).data);
    await rig.client.must('POST', path, { policy: String(policy) });
    const config = await stage.config({}, `${rig.prefix}growing`);
    const world = await stage.follow([shop], { config });
    const other = openVaults(config);
    await requireSafeTokens(other);
    // It has no lease, and reads keys for people all the same.
    const standby = startVaultReconciler({
      ...world.context,
      vaults: other,
      holder: 'standby',
    });
    await until('the role stands', () => stage.role('shop-api-dev'));
    await rig.client.must('POST', path, {
      policy: `${policy}\npath "sys/policies/acl/*" { capabilities = ["update"] }`,
    });
    world.clock.skip(4 * 60_000);
    expect(world.vaults.get('main')?.failure).toBeUndefined();
    await stage.passing(world, 'both are closed', async () =>
      [world.vaults, other].every(
        vaults => vaults.get('main')?.failure?.reason === 'unsafe',
      ),
    );
    await stage.passing(world, 'the card knows it', async () => {
      const [vault] = await world.readModel.listVaults();
      return vault.state === 'unsafe';
    });
    await rig.client.must('POST', path, { policy: String(policy) });
    await stage.passing(world, 'both are open again', async () =>
      [world.vaults, other].every(
        vaults => vaults.get('main')?.failure === undefined,
      ),
    );
    await standby.stop();
  });

  it('that lacks the rights to roles says which; keys are read meanwhile', async () => {
    const { rig } = stage;
    const full = `sys/policies/acl/${rig.prefix}portal`;
    const { policy } = Object((await rig.client.must('GET', full)).data);
    const rule = `path "auth/${rig.eu}/role/${rig.prefix}*"`;
    await rig.client.must('POST', 'sys/policies/acl/narrow', {
      policy: String(policy).replace(rule, `${rule.slice(0, -2)}x-*"`),
    });
    await stage.write('apps/shop-dev/api/env', { DB_URL: 'x' });
    const world = await stage.follow(
      [shop, serviceFiles('us', { api: ['A'] }, ['dev/us1'])],
      {
        config: await stage.config({}, 'narrow'),
      },
    );
    const { readModel } = world;
    const row = await until('the role waits', async () => {
      const [found] = await readModel.listSecrets({ service: 'shop' });
      return found?.role?.cause && found.found && found;
    });
    expect(row.role?.cause?.message).toContain('lacks the right to create');
    expect(row.found).toMatchObject({ state: 'present', keys: ['DB_URL'] });
    await until('the other mount goes on', () =>
      stage.role('us-api-dev', rig.us),
    );
    await until('the Vault says so', async () => {
      const [{ state, cause }] = await readModel.listVaults();
      return (
        state === 'forbidden' && cause?.message.includes('lacks the right')
      );
    });
    await rig.client.must('POST', 'sys/policies/acl/narrow', {
      policy: String(policy),
    });
    await stage.passing(world, 'it is finished once the right is there', () =>
      stage.role('shop-api-dev'),
    );
  });
});
