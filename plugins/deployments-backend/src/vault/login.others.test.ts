import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSandbox } from '@argosy/sandbox';
import { startVaults, free } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { VaultServer } from './types';

jest.setTimeout(60_000);

/** A JWT of some issuer whose public key a Vault knows. */
function issueJwt(audience: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const encode = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'ES256' })}.${encode({
    aud: [audience],
    exp: Math.floor(Date.now() / 1000) + 600,
    'kubernetes.io': {
      namespace: 'portal',
      serviceaccount: { name: 'backend', uid: '1' },
    },
    sub: 'system:serviceaccount:portal:backend',
  })}`;
  const signature = sign('sha256', Buffer.from(signed), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return {
    jwt: `${signed}.${signature.toString('base64url')}`,
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

// The lab's Vault is built with the login by Kubernetes only.
describe('a login that no cluster is asked about', () => {
  let vaults: TestVaults;

  beforeAll(async () => {
    vaults = await startVaults(await startSandbox({ seed: false }));
  });
  afterAll(() => vaults.close());

  const works = async (server: VaultServer) =>
    vaults.open(server).listRoles(vaults.rig.us, free());

  it('goes by AppRole', async () => {
    const { must } = vaults.rig.client;
    const config = await vaults.configFor();
    await must('POST', 'sys/auth/approle', { type: 'approle' });
    await must('POST', 'auth/approle/role/portal', {
      token_policies: [`${vaults.rig.prefix}portal`],
    });
    const id = await must('GET', 'auth/approle/role/portal/role-id');
    const secret = await must('POST', 'auth/approle/role/portal/secret-id', {});
    const { role_id: roleId } = Object(id.data);
    const secretIdFile = join(vaults.directory, 'secret-id');
    await writeFile(secretIdFile, `${Object(secret.data).secret_id}\n`);
    const auth = {
      ...({ method: 'approle', mount: 'approle' } as const),
      ...{ roleId, secretIdFile },
    };
    expect(await works({ ...config, auth })).toEqual([]);
    await writeFile(secretIdFile, 'another-secret');
    const refused = works({ ...config, auth });
    await expect(refused).rejects.toMatchObject({
      reason: 'login-refused',
      message:
        'Vault main does not let us log in at auth/approle with a role id (400): the role id or the secret id is not valid.',
    });
    await expect(refused).rejects.not.toThrow(/another-secret/);
  });

  it('goes by a JWT that Vault checks without the cluster', async () => {
    const { must } = vaults.rig.client;
    const config = await vaults.configFor();
    const { jwt, pem } = issueJwt('vault');
    await must('POST', 'sys/auth/jwt', { type: 'jwt' });
    await must('POST', 'auth/jwt/config', { jwt_validation_pubkeys: [pem] });
    const role = {
      role_type: 'jwt',
      user_claim: 'sub',
      token_policies: [`${vaults.rig.prefix}portal`],
    };
    const tokenFile = join(vaults.directory, 'jwt');
    await writeFile(tokenFile, jwt);
    const withRole = (name: string): VaultServer => ({
      ...config,
      auth: { method: 'jwt', mount: 'jwt', role: name, tokenFile },
    });
    await must('POST', 'auth/jwt/role/portal', {
      ...role,
      bound_audiences: ['vault'],
    });
    await must('POST', 'auth/jwt/role/other', {
      ...role,
      bound_audiences: ['elsewhere'],
    });
    expect(await works(withRole('portal'))).toEqual([]);
    await expect(works(withRole('other'))).rejects.toMatchObject({
      message:
        'Vault main does not let us log in at auth/jwt with role other (400): the audience of our token is not the one that the role requires.',
    });
    await expect(works(withRole('nobody'))).rejects.toMatchObject({
      message:
        'Vault main does not let us log in at auth/jwt with role nobody (400): there is no such role.',
    });
  });
});
