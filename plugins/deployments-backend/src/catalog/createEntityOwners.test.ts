import type { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createEntityOwners } from './createEntityOwners';

const component = (name: string, over: Partial<Entity>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  ...over,
});
const ownedBy = (targetRef: string) => ({ type: 'ownedBy', targetRef });
const auth = mockServices.auth();
const owners = createEntityOwners({
  auth,
  catalog: catalogServiceMock({
    entities: [
      component('related', {
        spec: { owner: 'other' },
        relations: [
          ownedBy('group:default/team-a'),
          ownedBy('group:default/team-b'),
          { type: 'partOf', targetRef: 'system:default/shop' },
        ],
      }),
      component('young', { spec: { owner: 'Team-A' } }),
      component('full', { spec: { owner: 'user:guests/ada' } }),
      component('odd', { spec: { owner: 7 } }),
    ],
  }),
});

it.each([
  ['related', ['group:default/team-a', 'group:default/team-b']],
  ['young', ['group:default/team-a']],
  ['full', ['user:guests/ada']],
  ['odd', []],
  ['absent', undefined],
])('says whose component:default/%s is', async (name, expected) => {
  expect(await owners.get(`component:default/${name}`)).toEqual(expected);
});

it('takes a catalog that cannot be asked for a state, and not for a yes', async () => {
  const catalog = catalogServiceMock.mock();
  catalog.getEntityByRef.mockRejectedValue(new Error('connect ECONNREFUSED'));
  await expect(
    createEntityOwners({ auth, catalog }).get('component:default/shop'),
  ).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringMatching(
      /^The catalog could not be asked who owns comp/,
    ),
  });
});
