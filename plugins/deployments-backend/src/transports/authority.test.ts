import {
  RESOURCE_TYPE_DEPLOYMENT,
  serviceCreatePermission,
  servicePreviewPermission,
  type ServiceSpecInput,
} from '@argosy/plugin-deployments-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../index';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { refOf } from './__testUtils__/persons';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const inDev = (
  permission: ResourcePermission<typeof RESOURCE_TYPE_DEPLOYMENT>,
) =>
  createDeploymentConditionalDecision(
    permission,
    deploymentConditions.isInEnvironment({ environments: ['dev'] }),
  );

describe('authority over what is asked for', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal();
    portal.policy.be((permission, person) => {
      switch (person?.replace('user:default/', '')) {
        case 'nobody':
          return DENY;
        case 'creator':
          return permission === serviceCreatePermission ? ALLOW : DENY;
        case 'previewer':
          return permission === servicePreviewPermission ? ALLOW : DENY;
        case 'devonly':
          return isResourcePermission(permission, RESOURCE_TYPE_DEPLOYMENT)
            ? inDev(permission)
            : ALLOW;
        default:
          return ALLOW;
      }
    });
  });
  afterAll(() => portal.stop());

  const as = (person: string) => mockCredentials.user.header(refOf(person));
  /** Over HTTP and as an action: status and words are the same, and nothing is written. */
  async function refused(
    operation: 'create-service' | 'preview-service',
    spec: ServiceSpecInput,
    person: string,
  ): Promise<string> {
    const stood = await portal.gitState();
    const path =
      operation === 'create-service' ? '/services' : '/services/preview';
    const overHttp = await portal.post(path, { spec }, as(person));
    const asAction = await portal.invoke(operation, { spec }, as(person));
    expect([overHttp.status, asAction.status]).toEqual([403, 403]);
    const { message } = overHttp.body.error;
    expect(asAction.body.error.message).toContain(message);
    expect(await portal.gitState()).toBe(stood);
    return message;
  }

  const PAYMENTS = { owner: 'group:default/payments' };
  it.each([
    ['dev', {}],
    ['prod', IN_PROD],
  ])(
    'create for anybody, anywhere: a person in no group creates nothing for another team in %s',
    async (_, where) => {
      const spec = specOf('taken', { ...PAYMENTS, project: 'store', ...where });
      expect(await refused('create-service', spec, 'creator')).toBe(
        'You are in no group that may own a service. Ask the platform team to add you to one.',
      );
    },
  );

  it('create for anybody, anywhere: a person creates and previews for their own groups only, whoever may create', async () => {
    const spec = specOf('taken', PAYMENTS);
    const words =
      'You do not belong to group:default/payments. Choose a group of yours as owner.';
    expect(await refused('create-service', spec, 'ada')).toBe(words);
    expect(await refused('preview-service', spec, 'ada')).toBe(words);
    expect(await refused('create-service', spec, 'root')).toBe(words);
    expect(await refused('preview-service', spec, 'previewer')).toBe(words);
  });

  it('create for anybody, anywhere: who may only touch dev is refused prod, at preview and at create', async () => {
    const spec = specOf('onlydev', IN_PROD);
    for (const operation of ['preview-service', 'create-service'] as const) {
      expect(await refused(operation, spec, 'devonly')).toMatch(
        /in prod, project team-a\. .* can grant deployments\.service\.(preview|create) there\.$/,
      );
    }
    const dev = await portal.post(
      '/services',
      { spec: specOf('onlydev') },
      as('devonly'),
    );
    expect(dev.body).toMatchObject({ state: 'merged' });
  });

  it('tells the form in which environments a service may be created, and why not', async () => {
    const ask = async (query: string, person: string) => {
      const { body } = await portal.get(`/targets${query}`, as(person));
      return body.environments.map(
        ({ name, may }: { name: string; may?: object }) => [name, may],
      );
    };
    expect(await ask('', 'ada')).toEqual([
      ['dev', undefined],
      ['staging', undefined],
      ['prod', undefined],
    ]);
    const mine = '?owner=group:default/team-a';
    const yes = { create: true };
    expect(await ask(mine, 'ada')).toEqual([
      ['dev', yes],
      ['staging', yes],
      ['prod', yes],
    ]);
    const no = (environment: string) => ({
      create: false,
      reason: {
        message: `You may not create-service for group:default/team-a in ${environment}, project store.`,
        remedy:
          "Whoever keeps this portal's permission policy can grant deployments.service.create there.",
      },
    });
    expect(await ask(`${mine}&project=store`, 'devonly')).toEqual([
      ['dev', yes],
      ['staging', no('staging')],
      ['prod', no('prod')],
    ]);
    const [[, may]] = await ask('?owner=group:default/payments', 'ada');
    expect(may.reason.message).toBe(
      'You do not belong to group:default/payments.',
    );
  });

  it('refuses previews and creates to who is denied them', async () => {
    const spec = specOf('denied');
    expect(await refused('create-service', spec, 'previewer')).toMatch(
      /^You may not create-service\. /,
    );
    expect(await refused('preview-service', spec, 'creator')).toMatch(
      /^You may not preview-service\. /,
    );
    expect(await refused('create-service', spec, 'nobody')).toMatch(
      /can grant deployments\.service\.create\.$/,
    );
  });

  /** What a preview finds, and what create is refused with: the same. */
  async function findings(spec: ServiceSpecInput, person = 'ada') {
    const stood = await portal.gitState();
    const preview = await portal.post(
      '/services/preview',
      { spec },
      as(person),
    );
    expect(preview.status).toBe(200);
    const create = await portal.post('/services', { spec }, as(person));
    expect(create.status).toBe(400);
    expect(await portal.gitState()).toBe(stood);
    const [finding] = preview.body.findings;
    expect(create.body.error.findings).toContainEqual(finding);
    return finding;
  }

  it("create for anybody, anywhere: another team's project is refused to an owner of one's own", async () => {
    const owner = 'group:default/platform';
    const spec = specOf('taken', { owner, project: 'store' });
    expect(await findings(spec, 'root')).toMatchObject({
      path: 'project',
      message:
        'The project store belongs to group:default/team-a, whose services are in it, not to group:default/platform.',
    });
  });

  it.each([
    ["another team's Component", 'component:default/paid'],
    ['a Component that is not there', 'component:default/nothing'],
  ])("claim another team's page: %s is refused", async (_, entityRef) => {
    expect(await findings(specOf('aaa-sec', { entityRef }))).toEqual({
      severity: 'error',
      path: 'entityRef',
      message: `${entityRef} is no Component of the catalog that belongs to group:default/team-a.`,
      remedy:
        'Name one that does, by its spec.owner, or leave it out: the service then gets a Component of its own.',
    });
  });

  it("claim another team's page: a name that is another team's Component is refused", async () => {
    expect(await findings(specOf('paid'))).toMatchObject({
      path: 'name',
      message:
        'The catalog has component:default/paid already, and it does not belong to group:default/team-a.',
    });
  });

  it("takes a Component of one's own", async () => {
    const entityRef = 'component:default/plain';
    const { body } = await portal.post('/services', {
      spec: specOf('with-page', { entityRef }),
    });
    expect(body).toMatchObject({ state: 'merged', entityRef });
  });
});
