import { ANNOTATION_LIMIT, ENTITY } from '@argosy/plugin-deployments-common';
import type { Entity } from '@backstage/catalog-model';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createEntityAnnotations } from './createEntityAnnotations';

const KEY = ENTITY.appName;
const SHOP = 'component:default/shop';
const ada = mockCredentials.user('user:default/ada');
const bob = mockCredentials.user('user:default/bob');
const START = Date.parse('2026-11-21T10:00:00Z');
const robot = mockCredentials.service('plugin:catalog');

function asking(annotations?: Record<string, string>) {
  const world = { now: START, annotations, isThere: true, asked: 0 };
  const known = createEntityAnnotations({
    catalog: {
      async getEntityByRef(ref): Promise<Entity | undefined> {
        world.asked += 1;
        if (!world.isThere) return undefined;
        return {
          apiVersion: 'v1',
          kind: 'Component',
          metadata: { name: String(ref), annotations: world.annotations },
        };
      },
    },
    now: () => new Date(world.now),
  });
  return { world, known };
}

describe('the annotations of entities', () => {
  it('are asked for once a minute, per person and entity', async () => {
    const { world, known } = asking({ [KEY]: 'b' });
    expect(await known.get(SHOP, ada)).toEqual({ [KEY]: 'b' });
    world.annotations = { [KEY]: 'c' };
    world.now = START + 60_000;
    expect(await known.get(SHOP, ada)).toEqual({ [KEY]: 'b' });
    expect(world.asked).toBe(1);
    for (const person of [bob, robot]) {
      expect(await known.get(SHOP, person)).toEqual({ [KEY]: 'c' });
    }
    expect(await known.get('component:default/x', ada)).toEqual({ [KEY]: 'c' });
    expect(world.asked).toBe(4);
    world.now = START + 60_001;
    expect(await known.get(SHOP, ada)).toEqual({ [KEY]: 'c' });
    expect(world.asked).toBe(5);
  });

  it('are asked for once where several ask at the same time', async () => {
    const { world, known } = asking({ [KEY]: 'b' });
    const both = [known.get(SHOP, ada), known.get(SHOP, ada)];
    expect(await Promise.all(both)).toEqual([{ [KEY]: 'b' }, { [KEY]: 'b' }]);
    expect(world.asked).toBe(1);
  });

  it('are none where the entity has none, and not kept where it is not there yet', async () => {
    const { world, known } = asking();
    world.isThere = false;
    expect(await known.get(SHOP, ada)).toBeUndefined();
    world.isThere = true;
    expect(await known.get(SHOP, ada)).toEqual({});
    expect(world.asked).toBe(2);
  });

  it('that are long or none of ours are not kept', async () => {
    const { known } = asking({ [KEY]: 'x'.repeat(100_000), other: 'y' });
    const kept = await known.get(SHOP, ada);
    expect(Object.keys(kept ?? {})).toEqual([KEY]);
    // Longer than what is allowed still: whoever uses it refuses it.
    expect(kept?.[KEY]).toHaveLength(ANNOTATION_LIMIT + 1);
  });

  it('forget the oldest beyond ten thousand', async () => {
    const { world, known } = asking({});
    for (let i = 0; i <= 10_000; i += 1) await known.get(`${SHOP}-${i}`, ada);
    await known.get(`${SHOP}-1`, ada);
    expect(world.asked).toBe(10_001);
    await known.get(`${SHOP}-0`, ada);
    expect(world.asked).toBe(10_002);
  });

  it('say that the catalog is in the way, with the cause', async () => {
    const cause = new Error('fetch failed');
    const known = createEntityAnnotations({
      catalog: {
        getEntityByRef: async () => {
          throw cause;
        },
      },
      now: () => new Date(0),
    });
    await expect(known.get(SHOP, ada)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: `The catalog could not be asked for ${SHOP}. Check that it runs, then try again.`,
      cause,
    });
  });
});
