import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contracts,
  type TouchedTarget,
} from '@argosy/plugin-deployments-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { authorizerOf } from '../operations/__testUtils__/authorizerOf';
import { authorizeEach } from '../operations/authorize';
import { ownershipOf, refOf } from '../transports/__testUtils__/persons';
import { byEnvironment } from './__testUtils__/policies/byEnvironment';
import { byOwner } from './__testUtils__/policies/byOwner';
import { platformForProd } from './__testUtils__/policies/platformForProd';

const { createService, listDeployments, previewService } = contracts;
const POLICIES = { byOwner, byEnvironment, platformForProd };
type Name = keyof typeof POLICIES;

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** As the permission backend asks a policy. */
const gateOn = (policy: PermissionPolicy, person: string) => {
  const userEntityRef = refOf(person);
  const info = {
    userEntityRef,
    ownershipEntityRefs: ownershipOf(userEntityRef),
  };
  const credentials = mockCredentials.user(userEntityRef);
  return authorizerOf(() => ({ result: AuthorizeResult.DENY }), {
    userInfo: { getUserInfo: async () => info },
    permissions: {
      authorize: async () => [],
      authorizeConditional: requests =>
        Promise.all(
          requests.map(({ permission }) =>
            policy.handle({ permission }, { credentials, info }),
          ),
        ),
    },
  });
};

const at = (owner: string, environment: string): TouchedTarget => ({
  service: 'shop',
  owner: `group:default/${owner}`,
  project: owner,
  environment,
  entityRef: 'component:default/shop',
});
const TARGETS = ['team-a dev', 'team-a prod', 'payments dev', 'payments prod'];

/** The targets at which each person may create, and preview; then those that they see. */
const EXPECTED: Record<Name, Record<string, [string[], string[]]>> = {
  byOwner: {
    root: [[], []],
    ada: [
      ['team-a dev', 'team-a prod'],
      ['team-a dev', 'team-a prod'],
    ],
    creator: [[], []],
  },
  byEnvironment: {
    root: [[], TARGETS],
    ada: [['team-a dev'], TARGETS],
    creator: [[], TARGETS],
  },
  platformForProd: {
    root: [['team-a prod', 'payments prod'], TARGETS],
    ada: [['team-a dev'], TARGETS],
    creator: [[], TARGETS],
  },
};
/** All of team-a: what they are allowed else does not stand in these policies. */
const AS_ADA = ['devonly', 'previewer', 'nobody'];

const NAMES: Name[] = ['byOwner', 'byEnvironment', 'platformForProd'];

describe.each(NAMES)('%s', name => {
  it('stands in the README as it is compiled here', () => {
    const file = join(__dirname, `__testUtils__/policies/${name}.ts`);
    const source = readFileSync(file, 'utf8').replace(
      '../../../index',
      '@argosy/plugin-deployments-backend',
    );
    const block = README.split('```ts\n')
      .map(part => part.split('```')[0])
      .find(part => part.includes(`const ${name}:`));
    expect(block).toBe(source);
  });

  it.each([
    ...Object.entries(EXPECTED[name]),
    ...AS_ADA.map(person => [person, EXPECTED[name].ada] as const),
  ])('lets %s create, preview and see', async (person, [writes, reads]) => {
    const authorizer = gateOn(POLICIES[name], person);
    const authorities = await authorizeEach(
      authorizer,
      [createService, previewService, listDeployments],
      mockCredentials.user(refOf(person)),
    );
    const allowed = authorities.map(({ refusal }) =>
      TARGETS.filter(target => {
        const [owner, environment] = target.split(' ');
        return refusal(at(owner, environment)) === undefined;
      }),
    );
    expect(allowed).toEqual([writes, writes, reads]);
  });
});
