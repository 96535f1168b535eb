import { applicationOf } from './__fixtures__/recorded';
import { explain } from './explain/explain';
import { ResourceTree } from './observation';

type Node = ResourceTree['nodes'][number];

const node = (overrides: Partial<Node>): Node => ({
  kind: 'Pod',
  name: 'api-1-a',
  info: [],
  images: [],
  ...overrides,
});
const { observation } = applicationOf('healthy', 'shop-prod-eu1');

const say = (
  health: typeof observation.health,
  nodes: Node[],
  more: Partial<typeof observation> = {},
) => explain({ ...observation, health, ...more }, { nodes });

describe('progress, from the resource tree', () => {
  const moving = (message: string, kind = 'Deployment') =>
    node({ kind, name: 'api', health: { status: 'Progressing', message } });

  it.each([
    [
      'Waiting for rollout to finish: 1 of 3 updated replicas are available...',
      '1 of 3 replicas ready',
    ],
    [
      'Waiting for rollout to finish: 2 out of 3 new replicas have been updated...',
      '2 of 3 replicas updated',
    ],
    [
      'Waiting for rollout to finish: 1 old replicas are pending termination...',
      '1 old replica is still stopping',
    ],
    ['Waiting for 2 pods to be ready...', 'Waiting for 2 pods to be ready...'],
  ])('reads "%s"', (message, progress) => {
    expect(say('Progressing', [moving(message)]).progress).toBe(progress);
  });

  it('counts Pods when the workload is silent', () => {
    const pods = ['a', 'b', 'c'].map(name =>
      node({
        name: `api-1-${name}`,
        health: { status: name === 'a' ? 'Progressing' : 'Healthy' },
      }),
    );
    const silent = node({
      kind: 'Deployment',
      name: 'api',
      health: { status: 'Progressing' },
    });
    expect(say('Progressing', [silent, ...pods]).progress).toBe(
      '2 of 3 replicas ready',
    );
    expect(say('Progressing', pods).progress).toBe(
      'Pod api-1-a is not ready yet.',
    );
    expect(say('Progressing', []).progress).toBe(
      'Its workloads are becoming ready.',
    );
  });

  it('tells the step of a canary where Argo CD shows it', () => {
    const paused = (message: string, info: Node['info'] = []) =>
      node({
        kind: 'Rollout',
        name: 'api',
        info,
        health: { status: 'Suspended', message },
      });
    expect(
      say('Suspended', [
        paused('CanaryPauseStep', [
          { name: 'Step', value: '2/5' },
          { name: 'SetWeight', value: '20' },
        ]),
      ]).progress,
    ).toBe('Canary pause: step 2 of 5, 20 %; waits for its time or a person.');
    expect(say('Suspended', [paused('BlueGreenPause')]).progress).toContain(
      'waits to be promoted',
    );
    expect(say('Suspended', []).progress).toBe(
      'It is paused, and waits for its time or a person.',
    );
  });
});
