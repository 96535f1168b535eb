import recordings from './__fixtures__/recordings.json';
import { PlannedApplication } from '@argosy/plugin-deployments-common';
import { CLUSTERS, readExample } from './__fixtures__/readExample';
import { compareExpansions, expandRepository, ownersOf } from '.';

const US1 = 'services/search/overlays/prod/us1/config.json';
const SHOP = 'services/shop/overlays';

const edit =
  (path: string, from: string | RegExp, to: string) =>
  (files: Map<string, string>) =>
    files.set(path, (files.get(path) ?? '').replace(from, to));

const copy =
  (from: string, to: string, cluster: string) => (files: Map<string, string>) =>
    files.set(to, (files.get(from) ?? '').replace(/us1|eu1/g, cluster));

const byAction = (
  changes: PlannedApplication[],
): Partial<Record<string, string[]>> =>
  Object.fromEntries(
    ['appear', 'change', 'vanish'].map(action => [
      action,
      changes.filter(c => c.action === action).map(c => c.name),
    ]),
  );

type Edit = (files: Map<string, string>) => unknown;

/** Each recorded case: how its repository differs from the example. */
const CASES: Array<[keyof typeof recordings, Edit[]]> = [
  ['config-bad-name', [edit(US1, 'search-prod-us1', 'Search_prod_us1')]],
  ['config-comment', [edit(US1, '{\n', '{\n  // the US\n')]],
  [
    'config-duplicate-key',
    [edit(US1, '"region": "us"', '"region": "us",\n  "region": "eu"')],
  ],
  ['config-empty', [files => files.set(US1, '')]],
  [
    'config-merge-conflict',
    [
      edit(
        US1,
        '  "cluster": "us1",\n',
        '<<<<<<< HEAD\n  "cluster": "us1",\n=======\n  "cluster": "us2",\n>>>>>>> change\n',
      ),
    ],
  ],
  ['config-missing-key', [edit(US1, '  "cluster": "us1",\n', '')]],
  ['config-trailing-comma', [edit(US1, /"\n}/, '",\n}')]],
  [
    'config-wrong-type',
    [edit(US1, '"search-prod"', '{"name": "search-prod"}')],
  ],
  [
    'duplicate-name-across-sets',
    [edit(`${SHOP}/dev/eu1/config.json`, 'shop-dev-eu1', 'shop-prod-us1')],
  ],
  [
    'duplicate-name-in-set',
    [edit(`${SHOP}/prod/us1/config.json`, 'shop-prod-us1', 'shop-prod-eu1')],
  ],
  [
    'missing-project',
    [
      edit(
        'argocd/store-nonprod/applicationset.yaml',
        'project: store-nonprod',
        'project: store-nope',
      ),
    ],
  ],
  [
    'project-denies-cluster',
    [copy(`${SHOP}/dev/eu1/config.json`, `${SHOP}/dev/us1/config.json`, 'us1')],
  ],
  [
    'project-denies-namespace',
    [edit(`${SHOP}/dev/eu1/config.json`, '"shop-dev"', '"shop-prod"')],
  ],
  [
    'unknown-cluster',
    [
      edit(
        `${SHOP}/prod/us1/config.json`,
        '"cluster": "us1"',
        '"cluster": "us9"',
      ),
    ],
  ],
  [
    'unknown-cluster-new',
    [
      copy(
        `${SHOP}/prod/us1/config.json`,
        `${SHOP}/prod/us9/config.json`,
        'us9',
      ),
    ],
  ],
  [
    'validation-errors-two',
    [
      edit(`${SHOP}/prod/us1/config.json`, 'shop-prod-us1', 'shop-prod-eu1'),
      edit(US1, '"cluster": "us1"', '"cluster": "us9"'),
    ],
  ],
  ['healthy', []],
  [
    'renamed-application',
    [
      edit(
        `${SHOP}/dev/eu1/config.json`,
        'shop-dev-eu1',
        'shop-development-eu1',
      ),
    ],
  ],
];

/** Their config.json is neither JSON nor YAML. */
const NOT_KNOWN: Array<keyof typeof recordings> = [
  'config-comment',
  'config-merge-conflict',
];

describe('recordings of a real Argo CD', () => {
  const before = expandRepository({ files: readExample(), clusters: CLUSTERS });
  const owners = ownersOf(before);

  it.each(CASES)('%s: the same conditions on the sets', (name, edits) => {
    const files = readExample();
    edits.forEach(change => change(files));
    const { sets } = expandRepository({ files, clusters: CLUSTERS, owners });
    for (const [set, recorded] of Object.entries(recordings[name].sets)) {
      const error = recorded.conditions.find(
        c => c.type === 'ErrorOccurred' && c.status === 'True',
      );
      const problem = sets.find(s => s.name === set)?.problem;
      // Of a file that is no JSON the preview says that it is not known: Argo CD has words of its own for each fault.
      const isUnknown = error !== undefined && NOT_KNOWN.includes(name);
      expect({
        set,
        reason: problem?.reason,
        message: isUnknown ? problem?.type : problem?.message,
      }).toEqual({
        set,
        reason: isUnknown ? 'ConfigFileBeyondPreview' : error?.reason,
        message: isUnknown ? 'PreviewLimit' : error?.message,
      });
    }
  });

  /** In these the recorded Application is older than the faulty commit. */
  const STALE = [
    'config-bad-name',
    'config-comment',
    'config-empty',
    'config-merge-conflict',
    'config-missing-key',
  ];

  it.each(CASES.filter(([name]) => !STALE.includes(name)))(
    '%s: the same Applications',
    (name, edits) => {
      const files = readExample();
      edits.forEach(change => change(files));
      const { sets } = expandRepository({ files, clusters: CLUSTERS, owners });
      const applications = sets.flatMap(set => set.applications);
      const { vanish = [] } = byAction(
        compareExpansions(before, { sets, unreadable: [] }),
      );
      for (const recorded of Object.values(recordings[name].applications)) {
        expect(vanish).not.toContain(recorded.metadata.name);
        const found = applications.find(a => a.name === recorded.metadata.name);
        if (!found) continue;
        const { metadata, spec } = found.application;
        expect({ metadata, spec }).toEqual({
          metadata: recorded.metadata,
          spec: recorded.spec,
        });
        const invalid = recorded.conditions.find(
          c => c.type === 'InvalidSpecError',
        );
        expect(found.problem?.message).toBe(invalid?.message);
      }
    },
  );

  it('stops the whole set at one unreadable file', () => {
    const files = readExample();
    edit(US1, '{\n', '{\n  // the US\n')(files);
    const { sets } = expandRepository({ files, clusters: CLUSTERS, owners });
    expect(
      sets.map(({ name, stopped, applications }) => [
        name,
        stopped,
        applications.length,
      ]),
    ).toEqual([
      ['store-nonprod', false, 3],
      ['store-prod', true, 0],
    ]);
  });
});
