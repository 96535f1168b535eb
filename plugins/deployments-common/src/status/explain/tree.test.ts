import { applicationOf } from '../__fixtures__/recorded';
import { explain } from './explain';
import { ResourceTree } from '../observation';

type Node = ResourceTree['nodes'][number];

const node = (overrides: Partial<Node>): Node => ({
  kind: 'Pod',
  name: 'api-1-a',
  info: [],
  images: [],
  ...overrides,
});
const degraded = (message?: string) => ({ status: 'Degraded', message });
const { observation } = applicationOf('healthy', 'shop-prod-eu1');
const { tree: failedJob } = applicationOf('presync-failed', 'search-prod-us1');

const say = (
  health: typeof observation.health,
  nodes: Node[],
  more: Partial<typeof observation> = {},
) => explain({ ...observation, health, ...more }, { nodes });

describe('explain, from the resource tree', () => {
  const deadline = node({
    kind: 'Deployment',
    name: 'api',
    health: degraded('Deployment "api" exceeded its progress deadline'),
  });
  const reason = (value: string) => [{ name: 'Status Reason', value }];

  it.each<[string, Node, string]>([
    [
      'ImagePullBackOff',
      node({
        health: degraded('Back-off pulling image "registry/shop:1.7.3"'),
      }),
      'Image registry/shop:1.7.3 cannot be pulled.',
    ],
    [
      'ErrImagePull, which names no image',
      node({
        health: degraded('rpc error: code = NotFound'),
        info: reason('ErrImagePull'),
        images: ['registry/shop:1.7.3'],
      }),
      'Image registry/shop:1.7.3 cannot be pulled.',
    ],
    [
      'ErrImagePull of one of two',
      node({
        health: degraded(),
        info: reason('ErrImagePull'),
        images: ['a:1', 'b:1'],
      }),
      'An image cannot be pulled.',
    ],
    [
      'CrashLoopBackOff',
      node({
        health: degraded(
          'back-off 5m0s restarting failed container=api pod=api-1-a_shop-prod(0a1b)',
        ),
        info: reason('CrashLoopBackOff'),
      }),
      'Container api keeps crashing.',
    ],
    [
      'CrashLoopBackOff without a word',
      node({ health: degraded(), info: reason('CrashLoopBackOff') }),
      'A container keeps crashing.',
    ],
    [
      'killed for memory',
      node({ health: degraded('container "api" failed with exit code 137') }),
      'Container api was killed; it probably needs more memory than its limit.',
    ],
    [
      'missing Secret',
      node({ health: degraded('secret "shop-api" not found') }),
      'The Secret shop-api does not exist in the namespace.',
    ],
    [
      'missing key',
      node({
        health: degraded(
          "couldn't find key DB_URL in Secret shop-prod/shop-api",
        ),
      }),
      'The Secret shop-api has no key DB_URL.',
    ],
    [
      'quota',
      node({
        kind: 'ReplicaSet',
        health: degraded(
          'pods "api-1-b" is forbidden: exceeded quota: compute, requested: limits.memory=1Gi, used: limits.memory=4Gi, limited: limits.memory=4Gi',
        ),
      }),
      'The quota compute of the namespace is used up: limits.memory=1Gi asked for, limits.memory=4Gi allowed.',
    ],
    ['deadline', deadline, 'api did not become ready in time.'],
    [
      'what nobody knows',
      node({
        kind: 'Certificate',
        name: 'tls',
        health: degraded('Issuer frowns.'),
      }),
      'Certificate tls: Issuer frowns.',
    ],
    [
      'nothing',
      node({ kind: 'Certificate', name: 'tls', health: degraded() }),
      'Certificate tls is Degraded.',
    ],
  ])('knows %s', (_, bad, message) => {
    const { cause } = say('Degraded', [
      node({ health: { status: 'Healthy' } }),
      bad,
    ]);
    expect(cause?.message).toBe(message);
  });

  it('asks the Pod before what owns it, and gives the next step', () => {
    const pod = node({ health: degraded('Back-off pulling image "shop:2"') });
    expect(say('Degraded', [deadline, pod]).cause).toEqual({
      message: 'Image shop:2 cannot be pulled.',
      next: 'Ask who pushed it, or roll back.',
      raw: 'Back-off pulling image "shop:2"',
    });
  });

  it('says where to look when nothing says why', () => {
    expect(say('Degraded', []).cause).toEqual({
      message: 'Argo CD reports Degraded, but not why.',
      next: 'Open it in Argo CD to see which resource.',
    });
    expect(
      say('Missing', [
        node({ kind: 'Service', name: 'api', health: { status: 'Missing' } }),
      ]).cause?.message,
    ).toBe('Service api is missing in the cluster.');
    expect(say('Healthy', [], { sync: 'Unknown' }).cause?.message).toBe(
      'Argo CD cannot compare the cluster with Git.',
    );
  });

  it('tells a hook that failed from one that runs', () => {
    const running = applicationOf('presync-running', 'search-prod-us1');
    expect(explain(running.observation, failedJob)).toMatchObject({
      cause: {
        message: 'The hook Job search-migrate failed: every attempt failed.',
      },
      progress: 'Argo CD will try again, or give up after its last attempt.',
    });
  });
});
