import {
  applicationKey,
  compareExpansions,
  type ExpandedApplication,
  type ExpandedSet,
  expandRepository,
  type Expansion,
  ownersOf,
} from '@argosy/plugin-deployments-planner';
import type { Files } from './edits.test.util';
import { withLeavingProjects } from './leavingProjects.test.util';

/** What should stand on the hub, and what each set should say. */
export interface Prediction {
  files: Files;
  expansion: Expansion;
  sets: ReadonlyMap<string, ExpandedSet>;
  applications: ReadonlyMap<string, ExpandedApplication>;
  /** What the commit does to the Applications: `appear shop-dev-eu1`. */
  actions: readonly string[];
  /** Applications that a set makes at this commit: of others nothing new is said about what their project refuses. */
  made: ReadonlySet<string>;
  /** Sets that the preview said it cannot know, now or before. */
  unknown: ReadonlySet<string>;
}

const CLUSTERS = ['eu1', 'us1'];
const HUBS = [undefined, 'main'];

type Owners = ReadonlyMap<string, string>;

/** Of names that two sets ask for at once the faster set becomes the owner: only the hub knows. */
const raced = (expansion: Expansion, existing: Owners): Map<string, string> => {
  const claims = new Map<string, Set<string>>();
  for (const { name: set, applications, refused } of expansion.sets)
    for (const { name } of [...applications, ...refused])
      claims.set(name, (claims.get(name) ?? new Set()).add(set));
  return new Map(
    [...claims].flatMap(([name, sets]) => {
      const owner = existing.get(name);
      if (sets.size < 2 || owner === undefined) return [];
      return HUBS.map(hub => [applicationKey(hub, 'argocd', name), owner]);
    }),
  );
};

function expand(files: Files, owners: Owners, existing: Owners): Expansion {
  const input = { files, clusters: CLUSTERS };
  const races = raced(expandRepository(input), existing);
  return expandRepository({
    ...input,
    owners: new Map([...races, ...owners]),
  });
}

const setsOf = ({ sets }: Expansion) =>
  new Map(sets.map(set => [set.name, set]));

const unknownSets = ({ sets }: Expansion) =>
  sets
    .filter(({ problem }) => problem?.type === 'PreviewLimit')
    .map(({ name }) => name);

/** `existing`: which set owns which Application on the hub. */
export function predictFirst(files: Files, existing: Owners): Prediction {
  const expansion = expand(files, new Map(), existing);
  const applications = new Map(
    expansion.sets.flatMap(set => set.applications).map(a => [a.name, a]),
  );
  return {
    files,
    expansion,
    sets: setsOf(expansion),
    applications,
    actions: [...applications.keys()].map(name => `appear ${name}`),
    made: new Set(applications.keys()),
    unknown: new Set(unknownSets(expansion)),
  };
}

export function predictSecond(
  files: Files,
  before: Prediction,
  existing: Owners,
): Prediction {
  const named = [...before.applications.values()].map(a => a.project);
  const kept = withLeavingProjects(files, before.files, new Set(named));
  const expansion = expand(kept, ownersOf(before.expansion), existing);
  const now = new Map(
    expansion.sets.flatMap(set => set.applications).map(a => [a.name, a]),
  );
  const applications = new Map(before.applications);
  const changes = compareExpansions(before.expansion, expansion, 'main');
  for (const { action, name } of changes) {
    const application = now.get(name);
    if (action === 'vanish') applications.delete(name);
    else if (application) applications.set(name, application);
  }
  // A project that is changed judges what stands, too.
  for (const [name, application] of applications) {
    const judged = now.get(name);
    if (judged)
      applications.set(name, { ...application, problem: judged.problem });
  }
  return {
    files,
    expansion,
    sets: setsOf(expansion),
    applications,
    actions: changes.map(({ action, name }) => `${action} ${name}`),
    made: new Set(now.keys()),
    unknown: new Set([...before.unknown, ...unknownSets(expansion)]),
  };
}
