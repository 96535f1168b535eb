import {
  type Contract,
  contracts,
  deploymentReadPermission,
  FindingsError,
  RESOURCE_TYPE_DEPLOYMENT,
} from '@argosy/plugin-deployments-common';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { noMetrics } from '../lib/metrics';
import { requesterNow } from '../lib/requester';
import { contextOf, specOf } from './__testUtils__/operationContext';
import { authorizerOf } from './__testUtils__/authorizerOf';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../permissions';
import { createService } from './services/createService';
import { defineOperation } from './runOperation';
import { listDeployments } from './deployments/listDeployments';
import type { OperationRunner } from './runOperation';

const credentials = mockCredentials.user('user:default/ada');

function runnerOf(
  decision: PolicyDecision = { result: AuthorizeResult.ALLOW },
) {
  const event = { success: jest.fn(), fail: jest.fn() };
  const auditor = { createEvent: jest.fn(async () => event) };
  const context = contextOf();
  const asked = jest.fn(() => decision);
  const logger = mockServices.logger.mock();
  const runner: OperationRunner = {
    authorizer: authorizerOf(asked),
    auditor,
    logger,
    context,
    metrics: noMetrics,
  };
  return { runner, auditor, event, context, asked, logger };
}

describe('runOperation', () => {
  it('lets through what is allowed, and audits a write with the person', async () => {
    const { runner, auditor, event, context } = runnerOf();
    const change = await createService.handle(runner, {
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
    expect(context.notified).toContain('change/shop');
  });

  it('audits with the severity of the contract, and reads not at all', async () => {
    const { runner, auditor } = runnerOf();
    const ask = (contract: Contract) =>
      defineOperation({ contract, run: async () => ({ items: [] }) }).handle(
        runner,
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
    const { runner, event, context } = runnerOf({
      result: AuthorizeResult.DENY,
    });
    const asking = createService.handle(runner, {
      input: { spec: specOf() },
      credentials,
    });
    await expect(asking).rejects.toThrow(NotAllowedError);
    await expect(asking).rejects.toThrow(/grant deployments\.service\.create/);
    expect(event.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
    expect(event.success).not.toHaveBeenCalled();
    expect(context.notified).toEqual([]);
  });

  it('refuses bad input of who may ask, with place, reason and remedy', async () => {
    const { runner, auditor, event, asked } = runnerOf();
    const asking = createService.handle(runner, {
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
    expect(asked).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ meta: { requestedBy: 'user:default/ada' } }),
    );
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('tells a person without any right nothing of what is wrong with the input', async () => {
    const { runner, event } = runnerOf({ result: AuthorizeResult.DENY });
    const env = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, index) => [`K${index}`, 1]),
    );
    const asking = createService.handle(runner, {
      input: { spec: { ...specOf(), workloads: [{ env }] } },
      credentials,
    });
    await expect(asking).rejects.toThrow(NotAllowedError);
    const [[{ error }]] = event.fail.mock.calls;
    expect(String(error).length).toBeLessThan(500);
  });

  it('audits the failure of a write, and hands it on', async () => {
    const { runner, event } = runnerOf();
    runner.context.repository.read = async () => {
      throw new Error('the Git host is down');
    };
    await expect(
      createService.handle(runner, { input: { spec: specOf() }, credentials }),
    ).rejects.toThrow(/^The portal failed to create-service/);
    expect(event.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ message: 'the Git host is down' }),
    });
  });

  it('answers hold more than their contract: what it does not name stays, and what breaks it is no answer', async () => {
    const { runner } = runnerOf();
    const ask = (output: object) =>
      defineOperation({
        contract: contracts.lintRepository,
        run: async () => ({ commit: 'c1', findings: [], ...output }),
      }).handle(runner, { input: {}, credentials });
    expect(await ask({ folder: '/tmp/argosy-1' })).toEqual({
      commit: 'c1',
      findings: [],
    });
    const broken = ask({ commit: 7 });
    await expect(broken).rejects.toThrow(/^The portal failed to lint-reposit/);
    expect(runner.logger.error).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({
        message: 'The answer of lint-repository breaks its contract at commit',
      }),
    );
  });

  it('lets what it sends out name the person who asks, and no service', async () => {
    const { runner } = runnerOf();
    const seen: Array<string | undefined> = [];
    const operation = defineOperation({
      contract: contracts.listServices,
      run: async () => {
        seen.push(requesterNow());
        return { items: [] };
      },
    });
    await operation.handle(runner, { input: {}, credentials });
    await operation.handle(runner, {
      input: {},
      credentials: mockCredentials.service(),
    });
    expect(seen).toEqual(['user:default/ada', undefined]);
  });

  it('hands conditions to the operation as a filter', async () => {
    const { runner } = runnerOf(
      createDeploymentConditionalDecision(
        deploymentReadPermission,
        deploymentConditions.isOwnedBy({ owners: ['group:default/team-a'] }),
      ),
    );
    const list = jest.fn(async () => ({ items: [] }));
    runner.context.readModel.listDeployments = list;
    await listDeployments.handle(runner, {
      input: { limit: '5' },
      credentials,
    });
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
      throw new NotFoundError('it ran');
    });
    const operation = defineOperation({
      contract: { ...contracts.getDeployment, permission: promote },
      run,
    });
    const { runner } = runnerOf();
    runner.authorizer = authorizerOf(({ name }) =>
      name === deploymentReadPermission.name
        ? { result: AuthorizeResult.ALLOW }
        : decision,
    );
    return { run, asking: operation.handle(runner, { input, credentials }) };
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
    await expect(asking).rejects.toThrow(/^it ran/);
    expect(run).toHaveBeenCalledWith(
      expect.anything(),
      input,
      expect.objectContaining({
        filter: { key: 'environment', values: ['dev'] },
      }),
    );
  });
});
