import {
  type Deployment,
  deploymentReadPermission,
} from '@argosy/plugin-deployments-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../index';
import { ADA, startPortal } from './__testUtils__/startPortal.test.util';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const OWNER = 'group:default/team-a';

describe('who may', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());
  afterEach(() => portal.policy.allow());
  const shown = async (query = '') => {
    const { body } = await portal.get(`/deployments?service=shop${query}`);
    return body.items.map(({ environment }: Deployment) => environment);
  };
  const onlyIn = (environments: string[], owners = [OWNER]) =>
    portal.policy.be(() =>
      createDeploymentConditionalDecision(deploymentReadPermission, {
        allOf: [
          deploymentConditions.isOwnedBy({ owners }),
          deploymentConditions.isInEnvironment({ environments }),
        ],
      }),
    );

  it.each([
    ['nobody', mockCredentials.none.header()],
    ['a token that is none', 'Bearer nonsense'],
  ])('answers 401 to %s, on both transports', async (_, as) => {
    const stood = await portal.gitState();
    const spec = specOf('intruder');
    for (const { status, body } of [
      await portal.get('/targets', as),
      await portal.post('/services', { spec }, as),
      await portal.invoke('create-service', { spec }, as),
    ]) {
      expect(status).toBe(401);
      expect(body.error.name).toBe('AuthenticationError');
    }
    expect(await portal.gitState()).toBe(stood);
  });

  it.each([
    ['/targets', 'deployments.target.read'],
    ['/services', 'deployments.service.read'],
    ['/deployments', 'deployments.deployment.read'],
    ['/deployments/main/argocd/shop-dev-eu1', 'deployments.deployment.read'],
    ['/secrets', 'deployments.deployment.read'],
    ['/vault/set-up', 'deployments.vault-set-up.read'],
  ])('answers 403 to a person without the right to %s', async (path, right) => {
    portal.policy.deny();
    const { status, body } = await portal.get(path);
    expect(status).toBe(403);
    expect(body.error.message).toContain(`can grant ${right}`);
  });

  it('writes nothing for a person who may not, and audits the attempt', async () => {
    portal.policy.deny();
    portal.audit.happened();
    const stood = await portal.gitState();
    const spec = specOf('forbidden');
    const preview = await portal.post('/services/preview', { spec });
    expect(preview.status).toBe(403);
    const { status, body } = await portal.post('/services', { spec });
    expect(status).toBe(403);
    expect(body.error.message).toContain('grant deployments.service.create');
    expect(await portal.gitState()).toBe(stood);
    expect(portal.audit.happened()).toEqual([
      {
        eventId: 'create-service',
        meta: { requestedBy: ADA, service: 'forbidden', targets: 1 },
        outcome: 'NotAllowedError',
      },
    ]);
  });

  it('hides actions from a person who may not, and invokes none', async () => {
    portal.policy.deny();
    const { body } = await portal.listActions();
    // What is asked for each Deployment is shown to all: a policy may allow it for some, and only there it is decided.
    expect(body.actions.map(({ id }: { id: string }) => id)).toEqual([
      'deployments:check-secrets',
      'deployments:create-service',
      'deployments:get-deployment',
      'deployments:list-deployments',
      'deployments:list-secrets',
      'deployments:preview-secrets',
      'deployments:preview-service',
    ]);
    const statuses = await Promise.all([
      portal.invoke('list-services', {}),
      portal.invoke('create-service', { spec: specOf('forbidden') }),
      portal.invoke('list-deployments', {}),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 403, 403]);
  });

  it('filters lists by conditions, whatever the page', async () => {
    expect(new Set(await shown())).toEqual(new Set(['dev', 'staging', 'prod']));
    onlyIn(['prod']);
    expect(new Set(await shown())).toEqual(new Set(['prod']));
    expect(await shown('&limit=1')).toEqual(['prod']);
    onlyIn(['prod'], ['group:default/other']);
    expect(await shown()).toEqual([]);
  });

  it('hides a single Deployment as if it were not there', async () => {
    onlyIn(['prod']);
    const path = '/deployments/main/argocd';
    expect((await portal.get(`${path}/shop-prod-eu1`)).status).toBe(200);
    const hidden = await portal.get(`${path}/shop-dev-eu1`);
    const absent = await portal.get(`${path}/shop-dev-eu9`);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message.replace('eu1', 'eu9')).toBe(
      absent.body.error.message,
    );
    const { status } = await portal.invoke('get-deployment', {
      hub: 'main',
      namespace: 'argocd',
      name: 'shop-dev-eu1',
    });
    expect(status).toBe(404);
  });

  it('names nothing near to a person who may see a part only', async () => {
    onlyIn(['prod']);
    const { body } = await portal.get(
      '/deployments?entityRef=component:default/shap',
    );
    expect(body.match.near).toEqual([]);
  });

  it('tells the permission framework what it asks for', async () => {
    const item = (name: string, environment: string) => ({
      id: name,
      resourceRef: `main/argocd/${name}`,
      resourceType: 'deployment',
      conditions: deploymentConditions.isInEnvironment({
        environments: [environment],
      }),
    });
    const { body } = await portal.applyConditions([
      item('shop-prod-eu1', 'prod'),
      item('shop-dev-eu1', 'prod'),
      item('nope', 'prod'),
    ]);
    expect(body.items).toEqual([
      { id: 'shop-prod-eu1', result: 'ALLOW' },
      { id: 'shop-dev-eu1', result: 'DENY' },
      { id: 'nope', result: 'DENY' },
    ]);
  });

  it('shows no Change of another owner', async () => {
    const { status } = await portal.post('/services', { spec: specOf('ours') });
    expect(status).toBe(200);
    const changes = async () =>
      (await portal.get('/deployments?service=ours')).body.changes;
    expect(await changes()).toHaveLength(1);
    portal.policy.be(() =>
      createDeploymentConditionalDecision(
        deploymentReadPermission,
        deploymentConditions.isOwnedBy({ owners: ['group:default/other'] }),
      ),
    );
    expect(await changes()).toEqual([]);
  });

  it('lets a write through where the condition holds for all that it touches', async () => {
    onlyIn(['prod']);
    const { status } = await portal.post('/services', { spec: specOf('some') });
    expect(status).toBe(403);
    onlyIn(['dev']);
    const both = await portal.post('/services', {
      spec: specOf('some', IN_PROD),
    });
    expect(both.status).toBe(403);
    expect(both.body.error.message).toBe(
      `You may not create-service for ${OWNER} in prod, project team-a. Whoever keeps this portal's permission policy can grant deployments.service.create there.`,
    );
    const inDev = await portal.post('/services', { spec: specOf('some') });
    expect(inDev.body).toMatchObject({ state: 'merged' });
  });

  it('audits a write that fails with what failed', async () => {
    portal.audit.happened();
    await portal.sandbox.faults.failGit(503);
    const { status, body } = await portal.post('/services', {
      spec: specOf('late'),
    });
    await portal.sandbox.faults.clear();
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/could not be reached/);
    expect(portal.audit.happened()).toMatchObject([
      { meta: { service: 'late' }, outcome: 'ServiceUnavailableError' },
    ]);
    const again = await portal.post('/services', { spec: specOf('late') });
    expect(again.body).toMatchObject({ state: 'merged' });
  });
});
