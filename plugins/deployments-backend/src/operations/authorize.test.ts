import {
  contracts,
  type RESOURCE_TYPE_DEPLOYMENT,
  type TouchedTarget,
} from '@argosy/plugin-deployments-common';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { deploymentConditions } from '../permissions';
import { authorizerOf } from './__testUtils__/authorizerOf';
import {
  authorize,
  authorizeEach,
  type Authorizer,
  requireTargets,
} from './authorize';

const { createService, previewService, listDeployments, listTargets } =
  contracts;
const OURS = 'group:default/team-a';
const THEIRS = 'group:default/payments';

const target = (over: Partial<TouchedTarget> = {}): TouchedTarget => ({
  service: 'shop',
  owner: OURS,
  project: 'store',
  environment: 'dev',
  entityRef: 'component:default/shop',
  ...over,
});
const OURS_IN_DEV = target();
const OURS_IN_PROD = target({ environment: 'prod' });
const THEIRS_IN_DEV = target({ owner: THEIRS });
const THEIR_PROJECT = target({ project: 'billing' });
const TARGETS = [OURS_IN_DEV, OURS_IN_PROD, THEIRS_IN_DEV, THEIR_PROJECT];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const under = (
  conditions: PermissionCriteria<
    PermissionCondition<typeof RESOURCE_TYPE_DEPLOYMENT>
  >,
): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'deployments',
  resourceType: 'deployment',
  conditions,
});
const { isOwnedBy, isInEnvironment, isInProject } = deploymentConditions;
const owned = isOwnedBy({ owners: [OURS] });
const inDev = isInEnvironment({ environments: ['dev'] });

const person = mockCredentials.user('user:default/ada');
const service = mockCredentials.service('plugin:other');
const of = (...ownershipEntityRefs: string[]): Partial<Authorizer> => ({
  userInfo: {
    getUserInfo: async () => ({
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs,
    }),
  },
});
const inNoGroup = of('user:default/ada');
const anybodys = { ownersOnly: false };

/** Which of the targets may be written, by the policy's answer and by who asks. */
const CASES: Array<
  [
    string,
    PolicyDecision,
    Partial<Authorizer>,
    typeof person | typeof service,
    string,
  ]
> = [
  ['a plain yes: what my groups own', ALLOW, {}, person, 'dev prod - project'],
  ['a plain yes to who is in no group', ALLOW, inNoGroup, person, '- - - -'],
  [
    'a plain yes without ownersOnly',
    ALLOW,
    anybodys,
    person,
    'dev prod theirs project',
  ],
  [
    'a plain yes to a service that is not listed',
    ALLOW,
    {},
    service,
    '- - - -',
  ],
  [
    'a plain yes to a listed service',
    ALLOW,
    {
      callers: [
        {
          subject: 'plugin:other',
          may: ['create-service', 'preview-service'],
          owners: [OURS],
          environments: ['dev'],
        },
      ],
    },
    service,
    'dev - - project',
  ],
  ['by environment alone', under(inDev), {}, person, 'dev - theirs project'],
  ['by owner alone', under(owned), inNoGroup, person, 'dev prod - project'],
  [
    'by owner and environment',
    under({ allOf: [owned, inDev] }),
    {},
    person,
    'dev - - project',
  ],
  [
    'by project',
    under(isInProject({ projects: ['store'] })),
    {},
    person,
    'dev prod theirs -',
  ],
  ['by what it is not', under({ not: inDev }), {}, person, '- prod - -'],
];

describe.each([createService, previewService])('$name', contract => {
  it.each(CASES)('allows by %s', async (_, decision, over, who, expected) => {
    const authorizer = authorizerOf(() => decision, over);
    const { refusal } = await authorize(authorizer, contract, who);
    const names = ['dev', 'prod', 'theirs', 'project'];
    expect(
      TARGETS.map((each, at) => (refusal(each) ? '-' : names[at])).join(' '),
    ).toBe(expected);
  });

  it('is denied as a whole by a no, with ownersOnly and without', async () => {
    for (const over of [{}, anybodys]) {
      await expect(
        authorize(
          authorizerOf(() => DENY, over),
          contract,
          person,
        ),
      ).rejects.toThrow(
        `You may not ${contract.name}. Whoever keeps this portal's permission policy can grant ${contract.permission.name}.`,
      );
    }
  });
});

it('says why, of each kind of refusal', async () => {
  const why = async (authorizer: Authorizer, resource: TouchedTarget) => {
    const { refusal } = await authorize(authorizer, createService, person);
    return Object.values(refusal(resource) ?? {}).join(' ');
  };
  expect(
    await why(
      authorizerOf(() => ALLOW),
      THEIRS_IN_DEV,
    ),
  ).toBe(
    'You do not belong to group:default/payments. Choose a group of yours as owner.',
  );
  expect(
    await why(
      authorizerOf(() => ALLOW, inNoGroup),
      OURS_IN_DEV,
    ),
  ).toBe(
    'You are in no group that may own a service. Ask the platform team to add you to one.',
  );
  expect(
    await why(
      authorizerOf(() => under(inDev)),
      OURS_IN_PROD,
    ),
  ).toBe(
    "You may not create-service for group:default/team-a in prod, project store. Whoever keeps this portal's permission policy can grant deployments.service.create there.",
  );
});

it('refuses a write for one of its targets, and says five reasons at most', async () => {
  const authority = await authorize(
    authorizerOf(() => under(inDev)),
    createService,
    person,
  );
  expect(() => requireTargets(authority, [OURS_IN_DEV])).not.toThrow();
  expect(() => requireTargets(authority, [OURS_IN_DEV, OURS_IN_PROD])).toThrow(
    / in prod, /,
  );
  const many = Array.from({ length: 8 }, (_, n) =>
    target({ environment: `e${n}` }),
  );
  expect(() => requireTargets(authority, many)).toThrow(
    / in e4, .* And 3 more\.$/,
  );
});

it('leaves reads to the policy alone: a plain yes shows everything', async () => {
  const getUserInfo = jest.fn();
  const authorizer = authorizerOf(() => ALLOW, { userInfo: { getUserInfo } });
  const { filter, refusal } = await authorize(
    authorizer,
    listDeployments,
    person,
  );
  expect(filter).toBeUndefined();
  expect(refusal(THEIRS_IN_DEV)).toBeUndefined();
  expect(refusal({})).toBeUndefined();
  expect(getUserInfo).not.toHaveBeenCalled();
});

it('lets a condition through to nothing that is not decided for each Deployment', async () => {
  await expect(
    authorize(
      authorizerOf(() => under(inDev)),
      listTargets,
      person,
    ),
  ).rejects.toThrow('can grant deployments.target.read');
});

it('tells what may be done by other permissions in one question, a no among them', async () => {
  const authorizer = authorizerOf(({ name }) =>
    name === createService.permission.name ? DENY : ALLOW,
  );
  const asked = jest.spyOn(authorizer.permissions, 'authorizeConditional');
  const [create, preview] = await authorizeEach(
    authorizer,
    [createService, previewService],
    person,
  );
  expect(asked).toHaveBeenCalledTimes(1);
  expect(create.refusal(OURS_IN_DEV)?.message).toBe(
    'You may not create-service.',
  );
  expect(preview.refusal(OURS_IN_DEV)).toBeUndefined();
});

it('does not take unknown groups for none: says that they could not be asked for', async () => {
  const authorizer = authorizerOf(() => ALLOW, {
    userInfo: {
      getUserInfo: async () => {
        throw new Error('auth is down');
      },
    },
  });
  await expect(
    authorize(authorizer, createService, person),
  ).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining('could not find out which groups'),
  });
});
