import { lookUntil } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import { KubeApi } from '../kubernetes/KubeApi';
import {
  differences,
  isUnknown,
  ownerOf,
  REFUSED,
} from './differences.test.util';
import type { Difference, Reality } from './differences.test.util';
import { histories, together } from './histories.test.util';
import type { History } from './histories.test.util';
import { Hub } from './Hub.test.util';
import { predictFirst, predictSecond } from './predict.test.util';
import type { Prediction } from './predict.test.util';
import { Repository } from './Repository.test.util';

const SEED = Number(process.env.ARGOSY_SEED ?? 20261121);
const FLEETS = 200;

jest.setTimeout(1_800_000);

let fleets: History[];
let hub: Hub;
let repository: Repository;

beforeAll(async () => {
  process.stdout.write(`${FLEETS} random fleets, ARGOSY_SEED=${SEED}\n`);
  const { git, clusters, hubs } = await connectTestLab();
  const access = clusters.find(({ name }) => name === hubs[0].name);
  if (!access) throw new Error('The lab lets nobody administer its hub.');
  hub = new Hub(new KubeApi(access), git.repository, 'expansion');
  await hub.clear();
  repository = await Repository.start(git, hub.branch);
  fleets = histories(FLEETS, SEED, {
    repository: git.repository,
    branch: hub.branch,
  });
});

afterAll(async () => {
  await hub.clear();
  await repository.remove();
});

const look = async (): Promise<Reality> => ({
  sets: await hub.sets(),
  applications: await hub.applications(),
});

const owners = ({ applications }: Reality) =>
  new Map(applications.map(a => [a.metadata.name, ownerOf(a) ?? '']));

/** Which fleet each difference is in, and what was done to it. */
const told = (found: readonly Difference[]) =>
  found.map(difference => {
    const fleet = fleets.find(({ random }) =>
      difference.of.startsWith(random.tag),
    );
    return {
      ...difference,
      edits: fleet?.random.edits.map(({ what }) => what),
      changes: fleet?.random.changes.map(({ what }) => what),
    };
  });

async function agreed(predict: (reality: Reality) => Prediction) {
  const { prediction, found } = await lookUntil(
    async () => {
      const reality = await look();
      const predicted = predict(reality);
      const seen = {
        prediction: predicted,
        found: differences(predicted, reality),
      };
      // What a project refuses is said when an Application is looked at, not when its project changes.
      const stale = seen.found.filter(({ what }) => what === REFUSED);
      await hub.refreshApplications(
        new Set(stale.map(({ of }) => of)),
        'normal',
      );
      return seen;
    },
    seen => seen.found.length === 0,
    { timeoutMs: 300_000, everyMs: 500 },
  );
  expect(told(found)).toEqual([]);
  return prediction;
}

const counted = (prediction: Prediction) => {
  const counts: Record<string, number> = {};
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  prediction.actions.forEach(action => count(action.split(' ')[0]));
  for (const set of prediction.sets.values()) {
    count(
      isUnknown(set)
        ? 'beyond the preview'
        : (set.problem?.reason ?? 'set without fault'),
    );
    set.applications.forEach(a => a.problem && count('refused by its project'));
  }
  return counts;
};

let first: Prediction;

it('makes and refuses the Applications that were predicted, in the same words', async () => {
  const files = together(fleets.map(fleet => fleet.first));
  const commit = await repository.hold(files);
  await hub.see(commit);
  await hub.hold(files);
  await hub.refresh(commit);
  first = await agreed(reality => predictFirst(files, owners(reality)));
  const counts = counted(first);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  expect(counts.appear).toBeGreaterThan(FLEETS);
  expect(Object.keys(counts)).toEqual(
    expect.arrayContaining([
      'ApplicationGenerationFromParamsError',
      'RenderTemplateParamsError',
      'ApplicationValidationError',
      'UpdateApplicationError',
      'refused by its project',
    ]),
  );
});

it('does with a second commit what was predicted, and nothing else', async () => {
  const files = together(fleets.map(fleet => fleet.second));
  const commit = await repository.hold(files);
  await hub.see(commit);
  await hub.hold(files);
  await hub.refresh(commit);
  const second = await agreed(reality =>
    predictSecond(files, first, owners(reality)),
  );
  const counts = counted(second);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  expect(Object.keys(counts)).toEqual(
    expect.arrayContaining(['appear', 'change', 'vanish']),
  );
});
