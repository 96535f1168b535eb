import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import {
  entitySchemaValidator,
  parseLocationRef,
} from '@backstage/catalog-model';
import { EventsServiceSubscribeOptions } from '@backstage/plugin-events-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { KnownService } from '@argosy/plugin-deployments-common';
import catalogModuleDeployments from './index';

const shop: KnownService = {
  name: 'shop',
  entityRef: 'component:default/shop',
  providesEntity: true,
  owner: 'group:default/team-a',
  description: 'Sells things',
  state: 'open',
  changeUrl: 'https://git.example.com/platform/gitops/pulls/7',
};

describe('the catalog module', () => {
  let server: Server;
  let answer: { status: number; body: unknown };
  let asked: Array<{ url?: string; authorization?: string }>;
  const services = (...items: KnownService[]) => {
    answer = { status: 200, body: { items } };
  };

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push({
        url: request.url,
        authorization: request.headers.authorization,
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
  });
  afterEach(() => new Promise(resolve => server.close(resolve)));

  const start = async () => {
    const { port } = server.address() as AddressInfo;
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const tasks: Array<(signal: AbortSignal) => unknown> = [];
    const subscriptions: EventsServiceSubscribeOptions[] = [];
    const providers: EntityProvider[] = [];
    const mutations: EntityProviderMutation[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (...added) => providers.push(...added.flat()),
            addProcessor: () => {},
            addPlaceholderResolver: () => {},
            setOnProcessingErrorHandler: () => {},
          },
        ],
      ],
      features: [
        catalogModuleDeployments,
        logger.factory,
        mockServices.discovery.mock({
          getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
          getExternalBaseUrl: async plugin =>
            `https://portal.example.com/api/${plugin}`,
        }).factory,
        mockServices.scheduler.mock({
          scheduleTask: async task => {
            if ('fn' in task) tasks.push(task.fn);
          },
        }).factory,
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => ({
            publish: async () => {},
            subscribe: async (options: EventsServiceSubscribeOptions) => {
              subscriptions.push(options);
            },
          }),
        }),
      ],
    });
    await providers[0].connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    const entities = () => {
      const last = mutations[mutations.length - 1];
      return last?.type === 'full' ? last.entities : undefined;
    };
    return {
      providers,
      logger,
      mutations,
      entities,
      everyHalfMinute: async () => tasks[0](new AbortController().signal),
      onEvent: async () =>
        subscriptions[0].onEvent({
          topic: subscriptions[0].topics[0],
          eventPayload: {},
        }),
    };
  };

  it('makes a Component of an open Change, which stays when it is merged', async () => {
    services(shop);
    const { everyHalfMinute, onEvent, entities, providers } = await start();
    expect(providers.map(p => p.getProviderName())).toEqual([
      'deployments-services',
    ]);
    await everyHalfMinute();
    const [open] = entities() ?? [];
    expect(open).toEqual({
      locationKey: 'deployments-services',
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'shop',
          namespace: 'default',
          description: 'Sells things',
          annotations: {
            'backstage.io/managed-by-location': `url:${shop.changeUrl}`,
            'backstage.io/managed-by-origin-location': `url:${shop.changeUrl}`,
            'argocd/app-selector': 'argosy.dev/service=shop',
            'backstage.io/kubernetes-id': 'shop',
          },
          links: [{ url: shop.changeUrl, title: 'Open change' }],
        },
        spec: {
          type: 'service',
          lifecycle: 'experimental',
          owner: 'group:default/team-a',
        },
      },
    });
    expect(() => entitySchemaValidator()(open.entity)).not.toThrow();
    expect(asked[0]).toEqual({
      url: '/api/deployments/v1/services',
      authorization: expect.stringContaining('Bearer mock-service-token'),
    });
    expect(asked[0].authorization).toContain('"target":"deployments"');

    services({
      ...shop,
      state: 'merged',
      description: '',
      changeUrl: undefined,
    });
    await onEvent();
    const [merged] = entities() ?? [];
    expect(merged.locationKey).toBe(open.locationKey);
    expect(merged.entity.spec?.lifecycle).toBe('production');
    expect(merged.entity.metadata).not.toHaveProperty('links');
    expect(merged.entity.metadata).not.toHaveProperty('description');
    expect(
      parseLocationRef(
        merged.entity.metadata.annotations?.[
          'backstage.io/managed-by-location'
        ] ?? '',
      ),
    ).toEqual({
      type: 'url',
      target: 'https://portal.example.com/api/deployments/v1/services',
    });
  });

  it('leaves Components alone that somebody else makes', async () => {
    services(shop, {
      ...shop,
      name: 'old',
      entityRef: 'component:default/old',
      providesEntity: false,
    });
    const { everyHalfMinute, entities } = await start();
    await everyHalfMinute();
    expect(entities()?.map(e => e.entity.metadata.name)).toEqual(['shop']);
  });

  it('writes only what has changed, and all of it again after ten minutes', async () => {
    const cart = { ...shop, name: 'cart', entityRef: 'component:default/cart' };
    services(shop, cart);
    const { everyHalfMinute, mutations } = await start();
    await everyHalfMinute();
    services(cart, shop);
    await everyHalfMinute();
    expect(mutations).toHaveLength(1);
    for (let n = 0; n < 18; n++) await everyHalfMinute();
    expect(mutations).toHaveLength(1);
    await everyHalfMinute();
    expect(mutations).toHaveLength(2);
    services(shop);
    await everyHalfMinute();
    expect(mutations).toHaveLength(3);
  });

  it('removes the last one when it is really gone', async () => {
    services(shop);
    const { everyHalfMinute, entities } = await start();
    await everyHalfMinute();
    services();
    await everyHalfMinute();
    expect(entities()).toEqual([]);
  });

  it.each([
    [
      'an error',
      { status: 503, body: { error: { name: 'X', message: 'no' } } },
    ],
    ['a refusal', { status: 403, body: {} }],
    ['nonsense', { status: 200, body: { items: [{ name: 1 }] } }],
  ])('keeps what it has on %s, and says so once', async (_, failure) => {
    services(shop);
    const { everyHalfMinute, mutations, logger } = await start();
    await everyHalfMinute();
    answer = failure;
    await everyHalfMinute();
    await everyHalfMinute();
    expect(mutations).toHaveLength(1);
    const warnings = () =>
      logger.warn.mock.calls.filter(([text]) =>
        text.startsWith('The services in the catalog cannot be brought'),
      );
    expect(warnings()).toHaveLength(1);
    services(shop);
    await everyHalfMinute();
    expect(logger.info).toHaveBeenCalledWith(
      'The services in the catalog are up to date again',
    );
    answer = failure;
    await everyHalfMinute();
    expect(warnings()).toHaveLength(2);
  });
});
