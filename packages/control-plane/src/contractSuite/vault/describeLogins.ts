import { dig, strings } from '../../json';
import { CANARY } from './VaultRig';
import type { VaultRig } from './VaultRig';

/** Describes logins of the clusters' accounts with roles that the portal wrote. */
export function describeVaultLogins(getRig: () => VaultRig) {
  describe('when workloads log in', () => {
    const rig = () => getRig();

    beforeAll(async () => {
      await rig().writeRole('login-api-dev');
      await rig().writeRole('login-api-vault', { audience: 'vault' });
      await rig().writeRole(
        'login-api-dev',
        { token_policies: [rig().readerOf(rig().us)] },
        rig().us,
      );
    });

    it('gives an account its own secret, and no other', async () => {
      const { kv } = rig().vault;
      const token = await rig().tokenOf(
        'login-api-dev',
        await rig().account('api'),
      );
      const read = (path: string) =>
        rig().client.call('GET', path, undefined, token);
      const own = await read(`${kv}/data/${rig().secretOf('api')}`);
      expect(own.status).toBe(200);
      expect(dig(own.body, 'data', 'data', 'DB_URL')).toBe(CANARY);
      for (const other of [
        `${kv}/data/${rig().secretOf('webui')}`,
        `${kv}/data/${rig().secretOf('api', 'shop-prod')}`,
        `${kv}/data/${rig().prefix}other`,
        `${kv}/subkeys/${rig().secretOf('webui')}`,
        `auth/${rig().eu}/role/${rig().prefix}login-api-dev`,
      ]) {
        expect((await read(other)).status).toBe(403);
      }
    });

    it('takes a token with the audience that the role wants', async () => {
      const jwt = await rig().account('api', { audiences: ['vault'] });
      expect((await rig().login('login-api-vault', jwt)).status).toBe(200);
    });

    it('takes a token for whatever audience where the role wants none', async () => {
      const jwt = await rig().account('api', { audiences: ['elsewhere'] });
      expect((await rig().login('login-api-dev', jwt)).status).toBe(200);
    });

    it('lets nobody log in as root, whatever a role says', async () => {
      const { must, login } = rig().client;
      const path = `auth/${rig().eu}/role/${rig().prefix}root`;
      const fields = rig().roleBody({ token_policies: ['root'] });
      await must('POST', path, fields);
      const jwt = await rig().account('api');
      const answer = await login(rig().eu, `${rig().prefix}root`, jwt);
      expect(answer).toMatchObject({
        status: 400,
        text: expect.stringContaining('cannot create root tokens'),
      });
    });

    it('takes the account of each region in its own mount', async () => {
      const jwt = await rig().account('api', { cluster: 'us1' });
      const mount = rig().us;
      expect((await rig().login('login-api-dev', jwt, mount)).status).toBe(200);
    });

    it.each([
      {
        what: 'another account',
        jwt: () => rig().account('webui'),
        said: 'service account name not authorized',
      },
      {
        what: 'the account of another environment',
        jwt: () => rig().account('api', { namespace: `${rig().namespace}x` }),
        said: 'namespace not authorized',
      },
      {
        what: "another region's account",
        jwt: () => rig().account('api', { cluster: 'us1' }),
        said: 'permission denied',
      },
      {
        what: 'a token without the audience',
        role: 'login-api-vault',
        jwt: () => rig().account('api'),
        said: 'invalid audience (aud) claim',
      },
      {
        what: 'a token for another audience',
        role: 'login-api-vault',
        jwt: () => rig().account('api', { audiences: ['elsewhere'] }),
        said: 'invalid audience (aud) claim',
      },
      {
        what: 'a role that is not there',
        role: 'nobody',
        jwt: () => rig().account('api'),
        status: 400,
        said: 'invalid role name',
      },
      {
        what: 'a token whose signature is not its own',
        jwt: async () => {
          const parts = (await rig().account('api')).split('.');
          const other = (await rig().account('webui')).split('.');
          return [parts[0], parts[1], other[2]].join('.');
        },
        said: 'permission denied',
      },
      {
        what: 'what is no token',
        jwt: async () => 'nonsense',
        said: '',
      },
      {
        what: 'no token',
        jwt: async () => '',
        status: 400,
        said: 'missing jwt',
      },
    ])(
      'refuses $what',
      async ({ jwt, said, role = 'login-api-dev', status = 403 }) => {
        const answer = await rig().login(role, await jwt());
        expect({
          status: answer.status,
          said: strings(answer.body, 'errors').join(' '),
        }).toEqual({ status, said: expect.stringContaining(said) });
      },
    );

    it('knows no way to log in that is not mounted', async () => {
      const answer = await rig().login('api', 'x', 'k8s-nowhere');
      expect(answer).toMatchObject({
        status: 403,
        body: { errors: ['permission denied'] },
      });
    });
  });
}
