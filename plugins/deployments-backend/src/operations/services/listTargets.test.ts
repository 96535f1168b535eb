import { fillReadModel } from '../../bench/fillReadModel';
import { callerOf } from '../__testUtils__/callerOf';
import { cluster, contextOf } from '../__testUtils__/operationContext';
import { openReadModel } from '../__testUtils__/openReadModel';
import { ENGINES, newPlace } from '../__testUtils__/places';
import { listTargets } from './listTargets';

jest.setTimeout(120_000);

const KINDS = 200;
const [[engine]] = ENGINES;

/** As Argo CD lists them for a cluster with many kinds of its own. */
const apiVersions = (...more: string[]) => [
  'v1',
  'v1/Pod',
  ...Array.from(
    { length: KINDS },
    (_, n) => `things.example.com/v1beta1/KindNumber${n}`,
  ),
  ...more,
];
const ROLLOUT = 'argoproj.io/v1alpha1/Rollout';

it('names through list-targets: 10 000 Applications add none, and the answer stays under 20 kB', async () => {
  const { readModel, close } = await openReadModel(await newPlace(engine));
  await fillReadModel(readModel, 10_000);
  const names = Array.from({ length: 20 }, (_, n) => `eu${n}`);
  await readModel.saveClusters(
    'main',
    names.map(name => ({
      ...cluster(name, 'eu-west'),
      apiVersions: apiVersions(ROLLOUT),
    })),
  );
  const answer = await listTargets.run(
    contextOf({ readModel }),
    {},
    callerOf(),
  );
  await close();
  const said = JSON.stringify(answer);
  expect(said).not.toContain('service-1');
  expect(Buffer.byteLength(said)).toBeLessThan(20_000);
});

it.each([
  ['lists none', [], []],
  ['knows Rollout', apiVersions(ROLLOUT), ['v1', ROLLOUT]],
  [
    'lists Argo CD, and no Rollout',
    apiVersions('argoproj.io/v1alpha1', 'argoproj.io/v1alpha1/Application'),
    ['v1'],
  ],
])(
  'tells of a cluster that %s what the form needs to know',
  async (_, listed, told) => {
    const context = contextOf();
    context.readModel.listClusters = async () => [
      { ...cluster('eu1', 'eu-west'), apiVersions: listed },
    ];
    const { environments } = await listTargets.run(context, {}, callerOf());
    expect(environments[0].clusters[0].apiVersions).toEqual(told);
  },
);
