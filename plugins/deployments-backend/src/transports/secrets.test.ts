import {
  deploymentReadPermission,
  type SecretStatus,
} from '@argosy/plugin-deployments-common';
import { vaultClient } from '@argosy/control-plane';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../index';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const OWNER = 'group:default/team-a';
const CANARY = 'canary-value-of-the-test';
const SPEC = specOf('vaulted', {
  workloads: [
    {
      name: 'api',
      image: 'registry.example.com/api:1.7.2',
      port: 8080,
      secrets: ['DB_URL', 'API_KEY'],
    },
  ],
});

/** The sandbox's Vault, asked as a person asks: through the whole plugin. */
describe('secrets over HTTP and as actions', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const answers: string[] = [];
  beforeAll(async () => {
    portal = await startPortal({ withVault: true });
    const { must } = vaultClient(portal.sandbox.vault);
    await must('POST', 'secret/data/apps/vaulted-dev/api/env', {
      data: { DB_URL: CANARY, BESIDE: CANARY },
    });
    await must('POST', 'secret/metadata/apps/vaulted-dev/api/env', {
      custom_metadata: { owner: OWNER },
    });
    for (const path of ['apps/noted/env', 'team/noted'])
      await must('POST', `secret/data/${path}`, { data: { KEY: CANARY } });
  });
  afterAll(() => portal?.stop());
  afterEach(() => portal.policy.allow());

  const noted = async <A extends { status: number; body: object }>(
    asked: PromiseLike<A>,
  ) => {
    const answer = await asked;
    answers.push(JSON.stringify(answer.body));
    return answer;
  };
  const onlyOf = (owner: string, environment = 'dev') =>
    portal.policy.be(() =>
      createDeploymentConditionalDecision(deploymentReadPermission, {
        allOf: [
          deploymentConditions.isOwnedBy({ owners: [owner] }),
          deploymentConditions.isInEnvironment({
            environments: [environment],
          }),
        ],
      }),
    );
  const say = ({ items }: { items: SecretStatus[] }) =>
    items.map(({ environment, cluster, keys }) => [
      `${environment}/${cluster}`,
      ...keys.map(({ name, state }) => `${name} ${state}`),
    ]);
  const list = async () =>
    say((await noted(portal.get('/secrets?service=vaulted'))).body);
  const check = () =>
    noted(portal.post('/secrets/check', { service: 'vaulted' }));
  const FOUND = [
    'dev/eu1',
    'DB_URL present',
    'API_KEY missing',
    'BESIDE present',
  ];

  it('previews the keys that a spec asks for, and no others', async () => {
    const { status, body } = await noted(
      portal.post('/secrets/preview', { spec: SPEC }),
    );
    expect(status).toBe(200);
    expect(say(body)).toEqual([FOUND.slice(0, 3)]);
    const action = await noted(
      portal.invoke('preview-secrets', { spec: SPEC }),
    );
    expect(say(action.body.output)).toEqual([FOUND.slice(0, 3)]);
  });

  it('shows the keys of a service once it stands', async () => {
    const { body } = await portal.post('/services', { spec: SPEC });
    expect(body.state).toBe('merged');
    await portal.until(
      '/secrets?service=vaulted',
      ({ items }) => items.length === 1,
    );
    const { status } = await check();
    expect(status).toBe(200);
    expect(await list()).toEqual([FOUND]);
    const action = await noted(
      portal.invoke('check-secrets', { service: 'vaulted' }),
    );
    expect(say(action.body.output)).toEqual([FOUND]);
  });

  it('previews nothing of a service that stands, whoever asks', async () => {
    const { body } = await noted(
      portal.post('/secrets/preview', { spec: SPEC }),
    );
    expect(body.items).toEqual([]);
  });

  it('hides them by owner and by environment, and checks nothing hidden', async () => {
    onlyOf(OWNER);
    expect(await list()).toEqual([FOUND]);
    for (const [owner, environment] of [
      ['group:default/other', 'dev'],
      [OWNER, 'prod'],
    ]) {
      onlyOf(owner, environment);
      expect(await list()).toEqual([]);
      const hidden = await check();
      expect(hidden.status).toBe(404);
      const absent = await portal.post('/secrets/check', { service: 'nope' });
      expect(hidden.body.error.message.replace('vaulted', 'nope')).toBe(
        absent.body.error.message,
      );
      const action = await noted(
        portal.invoke('check-secrets', { service: 'vaulted' }),
      );
      expect(action.status).toBe(404);
    }
  });

  it('shows the keys that an annotation names, as far as the policy of the portal goes', async () => {
    const query = '/secrets?entityRef=component:default/noted';
    const { body } = await noted(portal.get(query));
    expect(body.items).toMatchObject([
      { path: 'apps/noted/env', keys: [{ name: 'KEY', required: false }] },
      {
        path: 'team/noted',
        state: 'unreadable',
        cause: {
          message: expect.stringContaining('refuses (403)'),
          next: expect.stringContaining('path "secret/subkeys/team/noted"'),
        },
      },
      { path: '../sys/auth', state: 'unreadable', keys: [] },
    ]);
    onlyOf(OWNER);
    expect((await portal.get(query)).body.items).toEqual([]);
  });

  it('prints the set-up with the accessors of the site, to those who may', async () => {
    const { body } = await noted(portal.get('/vault/set-up'));
    expect(body).toMatchObject({
      mode: 'roles',
      vaults: [{ name: 'main', state: 'live', refused: [], missing: [] }],
    });
    const [{ steps }] = body.vaults;
    const commands = steps.map((step: { command: string }) => step.command);
    expect(commands.join('\n')).toMatch(/identity\.entity\.aliases\.auth_/);
    portal.policy.deny();
    expect((await portal.get('/vault/set-up')).status).toBe(403);
    expect((await portal.invoke('get-vault-set-up', {})).status).toBe(404);
  });

  it('never answers with a value', async () => {
    expect(answers.length).toBeGreaterThan(9);
    expect(answers.filter(text => text.includes(CANARY))).toEqual([]);
  });
});
