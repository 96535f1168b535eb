import type { Authority } from '../Authority';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  contextOf,
  memoryReadModel,
  NOW,
} from '../__testUtils__/operationContext';
import { checkName } from './checkName';

const OWNER = 'group:default/team-a';

const ask = (
  {
    refusal = () => undefined,
    reaches = () => true,
    owners,
    ...readModel
  }: Partial<ReturnType<typeof memoryReadModel>> & {
    refusal?: Authority['refusal'];
    reaches?: Authority['reaches'];
    owners?: string[];
  },
  owner?: string,
) =>
  checkName.run(
    contextOf({
      readModel: memoryReadModel(readModel),
      entityOwners: { get: async () => owners },
    }),
    { service: 'shop', owner },
    {
      credentials: mockCredentials.user(),
      requestedBy: 'user:default/ada',
      isVisible: () => true,
      authorize: async () => [{ refusal, reaches }],
    },
  );

const standing = {
  name: 'shop',
  entityRef: 'component:default/shop',
  providesEntity: true,
  owner: 'group:default/secret-team',
  description: '',
  project: 'store',
  targets: [],
};
const change = (state: 'open' | 'closed' | 'failed') => ({
  id: 'shop-1',
  operation: 'create-service' as const,
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/secret-team',
  description: '',
  planHash: 'h',
  state,
  by: 'pull-request' as const,
  targets: [],
  requestedBy: 'user:default/bob',
  createdAt: NOW,
  request: {},
  branch: 'argosy/shop-1',
});

it('is free where nobody has it, and also where a Change of that name was refused', async () => {
  expect(await ask({})).toEqual({ state: 'free', applications: [] });
  for (const state of ['closed', 'failed'] as const) {
    const listChanges = async ({ states }: { states?: string[] }) =>
      [change(state)].filter(row => !states || states.includes(row.state));
    expect(await ask({ listChanges })).toMatchObject({ state: 'free' });
  }
});

it('is taken by a service and by an open Change, and says nothing of whose it is', async () => {
  const answers = [
    await ask({ getService: async () => standing }, OWNER),
    await ask({ listChanges: async () => [change('open')] }),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({
      state: 'taken',
      remedy: 'Choose another name.',
    });
    expect(JSON.stringify(answer)).not.toContain('secret-team');
  }
});

it('names the Applications that it could get and that stand, by one question for these alone', async () => {
  const listApplicationNames = jest.fn(async () => [
    { hub: 'main', namespace: 'argocd', name: 'shop-prod-eu1' },
  ]);
  expect(await ask({ listApplicationNames })).toEqual({
    state: 'free',
    applications: ['shop-prod-eu1'],
  });
  expect(listApplicationNames.mock.calls).toEqual([
    [{ names: ['shop-dev-eu1', 'shop-prod-eu1'] }],
  ]);
});

describe('read from free names where others run: asks for no Application', () => {
  const listApplicationNames = jest.fn(async () => [
    { hub: 'main', namespace: 'argocd', name: 'shop-prod-eu1' },
  ]);
  beforeEach(() => listApplicationNames.mockClear());

  it('of a service that stands', async () => {
    const getService = async () => standing;
    expect(await ask({ getService, listApplicationNames })).toMatchObject({
      state: 'taken',
      applications: [],
    });
    expect(listApplicationNames).not.toHaveBeenCalled();
  });

  it('in an environment where the caller may neither preview nor create', async () => {
    const reaches = (environment: string) => environment === 'dev';
    await ask({ reaches, listApplicationNames });
    expect(listApplicationNames.mock.calls).toEqual([
      [{ names: ['shop-dev-eu1'] }],
    ]);
  });
});

it.each([
  ['to its owner', { owners: [OWNER] }, OWNER, 'connectable'],
  ['to no other owner', { owners: ['group:default/b'] }, OWNER, 'taken'],
  ['to nobody without an owner', { owners: [OWNER] }, undefined, 'taken'],
  [
    'to nobody who may not create for that owner',
    {
      owners: [OWNER],
      refusal: () => ({ message: 'It is not yours.', remedy: 'Ask.' }),
    },
    OWNER,
    'taken',
  ],
  [
    'where no service uses it',
    { owners: [OWNER], findServiceByEntity: async () => standing },
    OWNER,
    'taken',
  ],
])('offers a Component of the catalog %s', async (_, world, owner, state) => {
  const answer = await ask(world, owner);
  expect(answer.state).toBe(state);
  expect(answer.entityRef).toBe(
    state === 'connectable' ? 'component:default/shop' : undefined,
  );
});
