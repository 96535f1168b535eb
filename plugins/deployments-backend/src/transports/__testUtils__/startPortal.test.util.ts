import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ControlPlane } from '@argosy/control-plane';
import { startSandbox } from '@argosy/sandbox';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackendOptions,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { deploymentsPlugin } from '../../plugin';
import { auditing } from './auditing';
import { COMPONENTS } from './components';
import { deciding } from './deciding';
import { measuring } from './measuring';
import { openVault } from './openVault.test.util';
import { refOf, userInfoFactory } from './persons';
import { portalConfig } from './portalConfig.test.util';

const run = promisify(execFile);

export const ADA = refOf('ada');

/** The whole plugin in a backend, on the sandbox's Git host and hub, and its Vault if asked for, with an in-memory database. */
export async function startPortal({
  withVault = false,
  features = [],
  prepare = async () => {},
  deployments = {},
}: {
  withVault?: boolean;
  /** Other plugins beside ours. */
  features?: TestBackendOptions<[]>['features'];
  /** What stands before the portal starts. */
  prepare?: (sandbox: ControlPlane) => Promise<void>;
  /** More of the config. */
  deployments?: object;
} = {}) {
  const sandbox = await startSandbox({ speed: 50 });
  await prepare(sandbox);
  const vault = withVault ? await openVault(sandbox.vault) : undefined;
  const audit = auditing();
  const policy = deciding();
  const metrics = measuring();
  const backend = await startTestBackend({
    features: [
      deploymentsPlugin,
      catalogServiceMock.factory({ entities: COMPONENTS }),
      mockServices.rootConfig.factory({
        data: portalConfig(sandbox, vault?.config, deployments),
      }),
      mockServices.rootLogger.factory({ level: 'none' }),
      audit.factory,
      metrics.factory,
      policy.factory,
      userInfoFactory,
      ...(features ?? []),
    ],
  });
  const send = (
    method: 'get' | 'post',
    path: string,
    body: object | string | undefined,
    as: string,
  ) => {
    const sent = request(backend.server)
      [method](`/api/deployments${path}`)
      .set('authorization', as);
    return body === undefined
      ? sent
      : sent.set('content-type', 'application/json').send(body);
  };
  const ada = mockCredentials.user.header(ADA);
  const portal = {
    sandbox,
    audit,
    policy,
    metrics,
    server: backend.server,
    get: (path: string, as = ada) => send('get', `/v1${path}`, undefined, as),
    post: (path: string, body: object | string, as = ada) =>
      send('post', `/v1${path}`, body, as),
    listActions: (as = ada) =>
      send('get', '/.backstage/actions/v1/actions', undefined, as),
    /** An operation through the actions registry. */
    invoke: (name: string, input: object, as = ada) =>
      send(
        'post',
        `/.backstage/actions/v1/actions/deployments:${name}/invoke`,
        input,
        as,
      ),
    /** As the permission backend asks. */
    applyConditions: (items: object[]) =>
      send(
        'post',
        '/.well-known/backstage/permissions/apply-conditions',
        { items },
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.service('plugin:permission'),
          targetPluginId: 'deployments',
        }),
      ),
    /** Every branch and pull request of the Git host: the same before and after, nothing was written. */
    async gitState(): Promise<string> {
      const { repository, username, password } = sandbox.git;
      const url = Object.assign(new URL(repository), { username, password });
      const { stdout } = await run('git', ['ls-remote', url.href]);
      return stdout;
    },
    /** Waits until an answer is as wanted; says the last one otherwise. */
    async until(
      path: string,
      isWanted: (body: request.Response['body']) => boolean,
    ) {
      const end = Date.now() + 20_000;
      for (;;) {
        const { body } = await portal.get(path);
        if (isWanted(body)) return body;
        if (Date.now() > end) throw new Error(JSON.stringify(body));
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
    async stop() {
      await backend.stop();
      await vault?.close();
      await sandbox.stop();
    },
  };
  await portal.until('/services', ({ items }) => items?.length > 0);
  await portal.until(
    '/deployments?service=shop',
    ({ items, hubs, missing }) =>
      items?.length > 0 && missing.length === 0 && hubs[0].state === 'live',
  );
  return portal;
}
