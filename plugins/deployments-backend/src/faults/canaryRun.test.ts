import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountToken, vaultClient, until } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { IN_PROD, specOf } from '../transports/__testUtils__/specs';
import { CANARY, historyOf, placesOf } from './canary.test.util';
import { createByTask, mergeChange } from './createByTask.test.util';
import { openControlPlane, PEERS } from './peers.test.util';
import { runId } from './random.test.util';
import { filesBelow, openWatchedPortal } from './watchedPortal.test.util';
import type { WatchedPortal } from './watchedPortal.test.util';

jest.setTimeout(300_000);

const run = runId();
const SERVICE = `canary-${run}`;
const PREFIX = `c${run}-`;
const secretOf = (environment: string) =>
  `apps/${SERVICE}-${environment}/api/env`;

const spec = specOf(SERVICE, {
  ...IN_PROD,
  workloads: [
    {
      name: 'api',
      image: 'registry.example.com/api:1.7.2',
      port: 8080,
      secrets: ['DB_URL', 'API_KEY'],
    },
  ],
});

describe(`values in Vault, in a whole run of the backend on ${PEERS},`, () => {
  let controlPlane: ControlPlane;
  let folder: string;
  let portal: WatchedPortal;
  let vault: ReturnType<typeof vaultClient>;

  /** As the team does before its service stands: whose the secret is stands in its metadata. */
  const write = async (
    environment: string,
    data: Record<string, string | object>,
  ) => {
    const { kv } = controlPlane.vault;
    const secret = secretOf(environment);
    await vault.must('POST', `${kv}/metadata/${secret}`, {
      custom_metadata: { owner: spec.owner },
    });
    await vault.must('POST', `${kv}/data/${secret}`, {
      data: JSON.parse(JSON.stringify(data)),
    });
  };
  const known = async () => {
    const { token, client } = portal;
    return client.listSecrets({ service: SERVICE }, { token });
  };
  beforeAll(async () => {
    controlPlane = await openControlPlane();
    vault = vaultClient(controlPlane.vault);
    folder = await mkdtemp(join(tmpdir(), 'argosy-canary-'));
    await write('dev', { DB_URL: `old-${CANARY}` });
    await write('dev', { DB_URL: CANARY, MORE: { [CANARY]: CANARY } });
    portal = await openWatchedPortal(controlPlane, {
      folder,
      rolePrefix: PREFIX,
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await portal?.clean();
    await controlPlane?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('are told by their keys before the service stands', async () => {
    const { client, token } = portal;
    const { items } = await until('the preview answers', () =>
      client.previewSecrets({ spec }, { token }),
    );
    expect(
      items.map(({ environment, keys }) => [
        environment,
        keys.map(({ name, state }) => `${name}: ${state}`),
      ]),
    ).toEqual([
      ['dev', ['DB_URL: present', 'API_KEY: missing']],
      ['prod', ['DB_URL: missing', 'API_KEY: missing']],
    ]);
  });

  it('are read by the pod that they are for and by no other, once the service is merged', async () => {
    const { client, token } = portal;
    await createByTask(portal, spec);
    const { changes } = await client.listDeployments(
      { service: SERVICE },
      { token },
    );
    await mergeChange(controlPlane.git, changes[0]);
    const { mount } = controlPlane.vault.clusters.eu1;
    const [role, roleInProd] = ['dev', 'prod'].map(
      environment => `${PREFIX}${SERVICE}-api-${environment}`,
    );
    await until(`${role} and ${roleInProd} stand`, async () => {
      const found = await Promise.all(
        [role, roleInProd].map(each =>
          vault.call('GET', `auth/${mount}/role/${each}`),
        ),
      );
      return found.every(({ status }) => status === 200);
    });
    await until('the workload runs, and with it its account', async () => {
      const { items } = await client.listDeployments(
        { service: SERVICE },
        { token },
      );
      return items.some(
        ({ environment, cluster, sync, health }) =>
          `${environment}/${cluster} ${sync} ${health}` ===
          'dev/eu1 Synced Healthy',
      );
    });
    const jwt = await accountToken(controlPlane.vault, 'eu1', {
      namespace: `${SERVICE}-dev`,
      name: 'api',
    });
    const { body } = await vault.login(mount, role, jwt);
    const { client_token: own } = Object(body.auth);
    const path = `${controlPlane.vault.kv}/data/${secretOf('dev')}`;
    const inProd = `${controlPlane.vault.kv}/data/${secretOf('prod')}`;
    expect((await vault.call('GET', inProd, undefined, own)).status).toBe(403);
    expect((await vault.login(mount, roleInProd, jwt)).status).toBe(403);
    const read = await vault.call('GET', path, undefined, own);
    expect({
      status: read.status,
      found: placesOf([['pod', read.text]]),
    }).toEqual({
      status: 200,
      found: ['pod'],
    });
  });

  it('are followed by their keys', async () => {
    const { client, token } = portal;
    await until('the keys were looked at by themselves', async () => {
      const { items: seen } = await known();
      return (
        seen.length === 2 && seen.every(({ state }) => state === 'checked')
      );
    });
    await write('prod', { DB_URL: CANARY, API_KEY: `${CANARY}=='"` });
    const { items } = await until('a look is taken anew', async () => {
      const now = await client.checkSecrets({ service: SERVICE }, { token });
      const prod = now.items.find(each => each.environment === 'prod');
      return prod?.version === 1 && now;
    });
    expect(
      items.flatMap(({ environment, keys }) =>
        keys
          .filter(({ required }) => required)
          .map(({ name, state }) => `${environment} ${name} ${state}`),
      ),
    ).toEqual([
      'dev DB_URL present',
      'dev API_KEY missing',
      'prod DB_URL present',
      'prod API_KEY present',
    ]);
  });

  it('stay unsaid when Vault is in trouble, and when somebody asks for what is wrong', async () => {
    const { client, token, ask } = portal;
    for (const fault of ['sealed', 'down'] as const) {
      await controlPlane.faults.failVault(fault);
      await until(`the Vault is seen to be ${fault}`, async () => {
        await client.checkSecrets({ service: SERVICE }, { token });
        const { vaults } = await known();
        return vaults.some(({ state }) => state !== 'live');
      });
      await client.getVaultSetUp({}, { token });
      await controlPlane.faults.clear();
      await until('the Vault is well again', async () => {
        await client.checkSecrets({ service: SERVICE }, { token });
        return (await known()).vaults.every(({ state }) => state === 'live');
      });
    }
    const { steps } = (await client.getVaultSetUp({}, { token })).vaults[0];
    expect(steps.length).toBeGreaterThan(2);
    await client.listTargets({}, { token });
    await ask('deployments/v1/secrets?service=..%2f..%2fdata');
    await ask('deployments/v1/secrets/check', { service: `${SERVICE}/../x` });
    await ask('deployments/v1/secrets/preview', { spec: { name: '{{' } });
    await ask(`deployments/v1/secrets?entityRef=component:default/${SERVICE}`);
  });

  it('are in no word, answer, database, audit event, task or commit', async () => {
    const { heard } = portal;
    await portal.stop();
    const files = await filesBelow(folder);
    const history = await historyOf(controlPlane.git, join(folder, 'git'));
    const words = heard.words.join('');
    // There is something to be found in: the names of the keys, and the audit log.
    expect(heard.answers.join('')).toContain('API_KEY');
    expect(files.get(join(folder, 'deployments.sqlite'))).toContain('API_KEY');
    expect([...files.keys()].join()).toContain('scaffolder');
    expect(history).toContain('API_KEY');
    expect(words).toContain('create-service');
    expect(words).toContain('isAuditEvent');
    expect(placesOf([['myself', Buffer.from(CANARY).toString('hex')]])).toEqual(
      ['myself'],
    );

    expect(
      placesOf([
        ['the words', words],
        ['the history', history],
        ...heard.answers.map(text => ['an answer', text] as const),
        ...files,
      ]),
    ).toEqual([]);
  });
});
