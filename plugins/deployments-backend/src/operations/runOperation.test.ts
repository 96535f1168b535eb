import { NotAllowedError } from '@backstage/errors';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { roomsOf, specOf } from './__testUtils__/rooms';
import { createService } from './createService';
import { FindingsError } from './FindingsError';
import { listDeployments } from './listDeployments';
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
        meta: { requestedBy: 'user:default/ada', service: 'shop', targets: 1 },
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(rooms.told).toContain('change/shop');
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

  it('refuses bad input before it asks anybody, with place, reason and mend', async () => {
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
