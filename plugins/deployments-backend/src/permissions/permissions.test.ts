import * as common from '@argosy/plugin-deployments-common';
import {
  type Deployment,
  deploymentReadPermission,
  serviceCreatePermission,
  servicePreviewPermission,
} from '@argosy/plugin-deployments-common';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type PermissionPolicy,
} from '@backstage/plugin-permission-node';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../index';
import { registerPermissions } from './registerPermissions';
import { deploymentRules } from './rules';

const { isOwnedBy, isInEnvironment } = deploymentRules;
const deployment: Deployment = {
  hub: 'main',
  namespace: 'argocd',
  name: 'shop-prod-eu1',
  environment: 'prod',
  cluster: 'eu1',
  project: 'store-prod',
  sync: 'Synced',
  health: 'Healthy',
  images: [],
  changedAt: '2026-11-21T10:00:00Z',
  observedAt: '2026-11-21T10:00:00Z',
};
const owner = 'group:default/team-a';

it('registers every permission that this plugin has, each once', () => {
  const registry = mockServices.permissionsRegistry.mock();
  registerPermissions(registry, { getDeployments: async () => [] });
  const basic = registry.addPermissions.mock.calls.flatMap(([all]) => all);
  const [[{ permissions: ofDeployments = [] }]] =
    registry.addResourceType.mock.calls;
  expect(new Set(ofDeployments)).toEqual(
    new Set([
      deploymentReadPermission,
      servicePreviewPermission,
      serviceCreatePermission,
    ]),
  );
  const exported = Object.entries(common)
    .filter(([name]) => name.endsWith('Permission'))
    .map(([, permission]) => permission);
  expect(new Set([...basic, ...ofDeployments])).toEqual(new Set(exported));
  expect(basic).toHaveLength(exported.length - ofDeployments.length);
});

describe('rules on Deployments', () => {
  it('asks for the owner of the service', () => {
    const owned = { ...deployment, owner };
    expect(isOwnedBy.apply(owned, { owners: [owner] })).toBe(true);
    expect(isOwnedBy.apply(owned, { owners: ['group:default/b'] })).toBe(false);
    expect(isOwnedBy.apply(owned, { owners: [] })).toBe(false);
    expect(isOwnedBy.apply(deployment, { owners: [owner] })).toBe(false);
  });

  it('asks for the environment', () => {
    const environments = ['staging', 'prod'];
    expect(isInEnvironment.apply(deployment, { environments })).toBe(true);
    expect(isInEnvironment.apply(deployment, { environments: ['dev'] })).toBe(
      false,
    );
    const nowhere = { ...deployment, environment: undefined };
    expect(isInEnvironment.apply(nowhere, { environments })).toBe(false);
  });

  it('becomes a decision, and a filter for the read model', () => {
    const decision = createDeploymentConditionalDecision(
      deploymentReadPermission,
      {
        anyOf: [
          deploymentConditions.isOwnedBy({ owners: [owner] }),
          {
            not: deploymentConditions.isInEnvironment({
              environments: ['prod'],
            }),
          },
        ],
      },
    );
    const toFilter = createConditionTransformer(Object.values(deploymentRules));
    expect(toFilter(decision.conditions)).toEqual({
      anyOf: [
        { key: 'owner', values: [owner] },
        { not: { key: 'environment', values: ['prod'] } },
      ],
    });
  });

  it('serves a policy as the README shows it', async () => {
    const policy: PermissionPolicy = {
      async handle({ permission }, user) {
        if (!isPermission(permission, deploymentReadPermission)) {
          return { result: AuthorizeResult.ALLOW };
        }
        return createDeploymentConditionalDecision(
          permission,
          deploymentConditions.isOwnedBy({
            owners: user?.info.ownershipEntityRefs ?? [],
          }),
        );
      },
    };
    expect(
      await policy.handle({ permission: deploymentReadPermission }),
    ).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'deployments',
      resourceType: 'deployment',
      conditions: {
        rule: 'IS_OWNED_BY',
        resourceType: 'deployment',
        params: { owners: [] },
      },
    });
  });
});
