import {
  contextOf,
  memoryReadModel,
  NOW,
} from '../operations/__testUtils__/operationContext';
import {
  contextWith,
  memoryVault,
} from '../operations/__testUtils__/vaultContext';
import { observeClaims } from './observeClaims';

const NOTHING = { applications: [], namespaces: [], hubs: [], secrets: [] };
const folder = 'apps/shop-dev/';
const SECRETS = { ...NOTHING, secrets: [{ server: 'main', folder }] };
const PROJECTS = { ...NOTHING, hubs: ['main'] };

describe('the AppProjects of a hub', () => {
  const observe = async (
    known: { observedAt: string } | undefined,
    hasAccess = true,
  ) => {
    const { config, ...rest } = contextOf();
    const argocd = { url: 'https://argocd.example.com', token: 'token' };
    const hubs = config.hubs.map(hub => (hasAccess ? { ...hub, argocd } : hub));
    const readModel = memoryReadModel({
      listAppProjects: async () =>
        known ? [{ hub: 'main', names: ['default'], ...known }] : [],
    });
    const context = { ...rest, readModel, config: { ...config, hubs } };
    const { projects } = await observeClaims(context, PROJECTS);
    return projects;
  };

  it('are those last read', async () => {
    expect(await observe({ observedAt: NOW })).toEqual([
      { hub: 'main', names: ['default'] },
    ]);
  });

  it.each([
    ['without access to its API', { observedAt: NOW }, false, /access/],
    ['never read', undefined, true, /not been read/],
    [
      'read long ago',
      { observedAt: '2026-11-21T09:50:00.000Z' },
      true,
      /last read at 2026-11-21T09:50/,
    ],
  ])('that are %s are not known', async (_, known, hasAccess, why) => {
    const [{ unknown }] = await observe(known, hasAccess);
    expect(unknown).toMatch(why);
  });
});

describe('the secrets of a Vault', () => {
  it('are listed', async () => {
    const path = `${folder}api/env`;
    const { vault } = memoryVault({}, { listSecrets: async () => [{ path }] });
    const { secrets } = await observeClaims(
      contextWith(vault).context,
      SECRETS,
    );
    expect(secrets).toEqual([{ server: 'main', folder, secrets: [{ path }] }]);
  });

  it('are not known where it fails, nor where the portal has no login', async () => {
    const { vault } = memoryVault(
      {},
      {
        listSecrets: async () => {
          throw new Error('Vault main is sealed.');
        },
      },
    );
    const { context } = contextWith(vault);
    const failing = await observeClaims(context, SECRETS);
    expect(failing.secrets).toEqual([
      {
        ...{ server: 'main', folder, hasLogin: true },
        unknown: 'Vault main is sealed.',
      },
    ]);
    const none = { ...context, vault: { ...context.vault, vaults: new Map() } };
    expect((await observeClaims(none, SECRETS)).secrets).toMatchObject([
      { hasLogin: false, unknown: expect.stringMatching(/no login/) },
    ]);
  });
});
