import { explain } from './explain/explain';
import { ApplicationObservation, ResourceTree } from './observation';
import { plainWords } from './plainWords';

const APPLICATION: ApplicationObservation = {
  hub: 'main',
  namespace: 'argocd',
  name: 'shop-dev-eu1',
  uid: '1',
  labels: {},
  cluster: 'eu1',
  project: 'store',
  sync: 'OutOfSync',
  health: 'Degraded',
  images: [],
  conditions: [],
  failures: [],
  deleting: false,
};
/** What is done sooner cannot be told from noise. */
const TELLING_MS = 20;

const timeOf = (run: () => void) => {
  const times = [1, 2, 3].map(() => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return Math.min(...times);
};

/** How much longer it takes for twice as much; the least of a few attempts. */
function growthOf(run: (amount: number) => void, amount: number) {
  let least = Infinity;
  for (let attempt = 0; attempt < 3 && least > 3; attempt += 1) {
    const twice = timeOf(() => run(2 * amount));
    if (twice < TELLING_MS) return 1;
    least = Math.min(least, twice / timeOf(() => run(amount)));
  }
  return least;
}

describe('a message of one Application', () => {
  it.each([
    'git ',
    '1',
    'back-off ',
    '`kustomize build x',
    'cluster ',
    '1 of ',
  ])(
    'of 100 kB of %j stops nobody: its time grows as its length does',
    word => {
      const textOf = (length: number) =>
        word.repeat(length / word.length + 1).slice(0, length);
      expect(
        growthOf(length => plainWords(textOf(length)), 50_000),
      ).toBeLessThanOrEqual(3);
      expect(
        growthOf(
          length =>
            explain({
              ...APPLICATION,
              operation: { phase: 'Running', message: textOf(length) },
            }),
          50_000,
        ),
      ).toBeLessThanOrEqual(3);
    },
  );

  it('of 20 000 nodes of a resource tree stops nobody', () => {
    const treeOf = (nodes: number): ResourceTree => ({
      nodes: Array.from({ length: nodes }, (_, index) => ({
        kind: 'Pod',
        name: `shop-${index}`,
        health: { status: 'Degraded', message: 'git '.repeat(500) },
        info: [],
        images: [],
      })),
    });
    const trees = new Map([10_000, 20_000].map(size => [size, treeOf(size)]));
    expect(
      growthOf(size => explain(APPLICATION, trees.get(size)), 10_000),
    ).toBeLessThanOrEqual(3);
  });

  it.each([
    [
      'git fetch: dial tcp 10.0.0.1:443: i/o timeout',
      'Argo CD cannot reach the GitOps repository.',
    ],
    [
      'dial tcp: lookup git.example.com: no such host',
      'Argo CD cannot reach the GitOps repository.',
    ],
    [
      'cluster https://eu1 is disconnected',
      'Argo CD cannot reach the cluster.',
    ],
    [
      'pods "x" is forbidden: exceeded quota: small, requested: cpu=2,memory=1Gi, used: cpu=3, limited: cpu=4',
      'The quota small of the namespace is used up: cpu=2,memory=1Gi asked for, cpu=4 allowed.',
    ],
    [
      'back-off 5m0s restarting failed container=api pod=shop-1',
      'Container api keeps crashing.',
    ],
    [
      '0/3 nodes are available: 3 Insufficient cpu. preemption: none',
      'No node has room for it: 3 Insufficient cpu.',
    ],
    [
      'failed to pull image "r.example.com/shop:1": 401 unauthorized',
      'The registry does not allow the cluster to pull image r.example.com/shop:1.',
    ],
    [
      `couldn't parse image name "Shop:1": invalid reference format`,
      '"Shop:1" is not an image reference.',
    ],
    [
      'rpc error: `kustomize build /tmp/x --flag` failed exit status 1: Error: no such file',
      'Kustomize cannot build the overlay: no such file',
    ],
  ])('%s in plain words', (raw, message) => {
    expect(plainWords(raw)).toMatchObject({ message, raw });
  });
});
