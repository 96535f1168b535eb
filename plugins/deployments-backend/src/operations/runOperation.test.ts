import {
  type Contract,
  contracts,
  deploymentReadPermission,
  FindingsError,
  RESOURCE_TYPE_DEPLOYMENT,
} from '@argosy/plugin-deployments-common';
import { NotAllowedError } from '@backstage/errors';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { roomsOf, specOf } from './__testUtils__/rooms';
import { createService } from './services/createService';
import { defineOperation } from './defineOperation';
import { listDeployments } from './deployments/listDeployments';
import type { Gate } from './runOperation';

const credentials = mockCredentials.user('user:default/ada');

function gateOf(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
  const event = { success: jest.fn(), fail: jest.fn() };
  const auditor = { createEvent: jest.fn(async () => event) };
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }],
    authorizeConditional: async () => [{ result }],
  });
  const rooms = roomsOf();
  const gate: Gate = {
    permissions,
    auditor,
    toFilter: () => ({ key: 'owner', values: ['group:default/team-a'] }),
    rooms,
  };
  return { gate, auditor, event, rooms };
}

describe('the gate', () => {
  it('lets through what is allowed, and audits a write with the person', async () => {
    const { gate, auditor, event, rooms } = gateOf(AuthorizeResult.ALLOW);
    const change = await createService.ask(gate, {
      input: { spec: specOf() },
      credentials,
    });
    expect(change.state).toBe('merged');
    expect(change.requestedBy).toBe('user:default/ada');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'create-service',
        severityLevel: 'medium',
        meta: { requestedBy: 'user:default/ada', service: 'shop', targets: 1 },
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(rooms.told).toContain('change/shop');
  });

  it('audits with the severity of the contract, and reads not at all', async () => {
    const { gate, auditor } = gateOf(AuthorizeResult.ALLOW);
    const ask = (contract: Contract) =>
      defineOperation({ contract, run: async () => ({ items: [] }) }).ask(
        gate,
        { input: {}, credentials },
      );
    await ask(contracts.listServices);
    expect(auditor.createEvent).not.toHaveBeenCalled();
    await ask({
      ...contracts.listServices,
      attributes: { readOnly: false, destructive: true, idempotent: true },
      severity: 'high',
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ severityLevel: 'high' }),
    );
  });

  it('refuses what is denied, says who may grant it, and writes nothing', async () => {
    const { gate, event, rooms } = gateOf(AuthorizeResult.DENY);
    const asking = createService.ask(gate, {
      input: { spec: specOf() },
      credentials,
    });
    await expect(asking).rejects.toThrow(NotAllowedError);
    await expect(asking).rejects.toThrow(/grant deployments\.service\.create/);
    expect(event.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
    expect(event.success).not.toHaveBeenCalled();
    expect(rooms.told).toEqual([]);
  });

  it('refuses bad input before it asks anybody, with place, reason and remedy', async () => {
    const { gate, auditor, event } = gateOf(AuthorizeResult.ALLOW);
    const asking = createService.ask(gate, {
      input: { spec: { ...specOf(), name: '../x', colour: 'red' } },
      credentials,
    });
    await expect(asking).rejects.toThrow(FindingsError);
    await expect(asking).rejects.toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ path: 'spec.name', severity: 'error' }),
        expect.objectContaining({ path: 'spec' }),
      ]),
    });
    expect(gate.permissions.authorize).not.toHaveBeenCalled();
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ meta: { requestedBy: 'user:default/ada' } }),
    );
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('audits the failure of a write, and hands it on', async () => {
    const { gate, event } = gateOf(AuthorizeResult.ALLOW);
    gate.rooms.repository.read = async () => {
      throw new Error('the Git host is down');
    };
    await expect(
      createService.ask(gate, { input: { spec: specOf() }, credentials }),
    ).rejects.toThrow('the Git host is down');
    expect(event.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ message: 'the Git host is down' }),
    });
  });

  it('hands conditions to the operation as a filter', async () => {
    const { gate } = gateOf(AuthorizeResult.ALLOW);
    gate.permissions = mockServices.permissions.mock({
      authorizeConditional: async () => [
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'deployments',
          resourceType: 'deployment',
          conditions: {
            rule: 'IS_OWNED_BY',
            resourceType: 'deployment',
            params: { owners: ['group:default/team-a'] },
          },
        },
      ],
    });
    const list = jest.fn(async () => ({ items: [] }));
    gate.rooms.readModel.listDeployments = list;
    await listDeployments.ask(gate, { input: { limit: '5' }, credentials });
    expect(list).toHaveBeenCalledWith(
      expect.objectContaining({
        limit: 5,
        filter: { key: 'owner', values: ['group:default/team-a'] },
      }),
    );
  });
});

describe('a second permission on Deployments', () => {
  const promote = createPermission({
    name: 'deployments.deployment.promote',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_DEPLOYMENT,
  });
  const input = { hub: 'main', namespace: 'argocd', name: 'shop-prod-eu1' };

  /** Asks an operation that demands the second permission, of somebody who may read everything. */
  function ask(decision: PolicyDecision) {
    const run = jest.fn(async () => {
      throw new Error('it ran');
    });
    const operation = defineOperation({
      contract: { ...contracts.getDeployment, permission: promote },
      run,
    });
    const { gate } = gateOf(AuthorizeResult.ALLOW);
    gate.permissions = mockServices.permissions.mock({
      authorizeConditional: async requests =>
        requests.map(({ permission }) =>
          permission.name === deploymentReadPermission.name
            ? { result: AuthorizeResult.ALLOW }
            : decision,
        ),
    });
    gate.toFilter = conditions =>
      'rule' in conditions && conditions.rule === 'IS_IN_ENVIRONMENT'
        ? { key: 'environment', values: ['dev'] }
        : { key: 'owner', values: [] };
    return { run, asking: operation.ask(gate, { input, credentials }) };
  }

  it('is refused to somebody who may only read', async () => {
    const { run, asking } = ask({ result: AuthorizeResult.DENY });
    await expect(asking).rejects.toThrow(NotAllowedError);
    await expect(asking).rejects.toThrow(/deployments\.deployment\.promote/);
    expect(run).not.toHaveBeenCalled();
  });

  it('holds under its own conditions', async () => {
    const { run, asking } = ask({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'deployments',
      resourceType: RESOURCE_TYPE_DEPLOYMENT,
      conditions: {
        rule: 'IS_IN_ENVIRONMENT',
        resourceType: RESOURCE_TYPE_DEPLOYMENT,
        params: { environments: ['dev'] },
      },
    });
    await expect(asking).rejects.toThrow('it ran');
    expect(run).toHaveBeenCalledWith(
      expect.anything(),
      input,
      expect.objectContaining({
        filter: { key: 'environment', values: ['dev'] },
      }),
    );
  });
});
