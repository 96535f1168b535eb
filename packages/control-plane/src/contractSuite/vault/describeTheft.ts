import { dig } from '../../json';
import { otherEscalations, roleEscalations } from './escalations';
import { CANARY, VaultRig } from './VaultRig';

/** The names of the attempts. Their paths need a rig, which exists only while a test runs. */
const table = (of: typeof roleEscalations) =>
  of(
    new VaultRig({
      address: '',
      token: '',
      kv: 'secret',
      clusters: {
        eu1: { mount: 'eu', kubernetes: { server: '', caData: '', token: '' } },
        us1: { mount: 'us', kubernetes: { server: '', caData: '', token: '' } },
      },
    }),
  ).map(({ what }) => what);

/** Describes what a stolen portal token is good for: nothing. */
export function describeVaultTheft(getRig: () => VaultRig) {
  describe('whose portal token was stolen', () => {
    let rig: VaultRig;

    beforeAll(async () => {
      rig = getRig();
      await rig.writeRole('shop-api-dev');
      await rig.client.must('POST', `auth/${rig.eu}/role/${rig.prefix}strong`, {
        ...rig.roleBody({ bound_service_account_names: 'admin' }),
        token_policies: ['admin'],
      });
    });

    /** Reads everything that a thief would want to change. */
    const world = async () => {
      const { call } = rig.client;
      const answers = await Promise.all(
        [
          'sys/policies/acl?list=true',
          `sys/policies/acl/${rig.readerOf(rig.eu)}`,
          `sys/policies/acl/${rig.prefix}portal`,
          `auth/${rig.eu}/role?list=true`,
          `auth/${rig.eu}/role/${rig.prefix}shop-api-dev`,
          `auth/${rig.eu}/role/${rig.prefix}strong`,
          `auth/${rig.eu}/config`,
          `${rig.vault.kv}/data/${rig.secretOf('api')}`,
        ].map(path => call('GET', path)),
      );
      const mounts = dig((await call('GET', 'sys/auth')).body, 'data');
      return [...answers.map(({ body }) => body.data), mounts];
    };

    it.each([
      ...table(roleEscalations).map(what => ({ of: roleEscalations, what })),
      ...table(otherEscalations).map(what => ({
        of: otherEscalations,
        what,
      })),
    ])('does not give $what', async ({ of, what }) => {
      const tried = of(rig).find(each => each.what === what);
      const { method = '', path = '', body, status } = tried ?? {};
      const before = await world();
      const answer = await rig.asPortal(method, path, body);
      expect({ status: answer.status, said: answer.text }).toEqual({
        status,
        said: expect.not.stringContaining(CANARY),
      });
      expect(await world()).toEqual(before);
    });

    it('gives a role without a policy, which opens nothing', async () => {
      await rig.writeRole('empty', { token_policies: [] });
      const token = await rig.tokenOf('empty', await rig.account('api'));
      const { kv } = rig.vault;
      const read = await rig.client.call(
        'GET',
        `${kv}/data/${rig.secretOf('api')}`,
        undefined,
        token,
      );
      expect(read.status).toBe(403);
    });

    it('gives a role for every account, which opens to each its own', async () => {
      await rig.writeRole('all', {
        bound_service_account_names: '*',
        bound_service_account_namespaces: '*',
      });
      const token = await rig.tokenOf('all', await rig.account('webui'));
      const { kv } = rig.vault;
      const statuses = await Promise.all(
        ['webui', 'api'].map(
          async name =>
            (
              await rig.client.call(
                'GET',
                `${kv}/data/${rig.secretOf(name)}`,
                undefined,
                token,
              )
            ).status,
        ),
      );
      expect(statuses).toEqual([200, 403]);
    });
  });
}
