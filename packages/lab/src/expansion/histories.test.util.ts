import * as fc from 'fast-check';
import type { Fleet } from '@argosy/plugin-deployments-common';
import { laidOut } from './changes.test.util';
import { edited } from './edits.test.util';
import type { Files } from './edits.test.util';
import { randomFleets } from './RandomFleet.test.util';
import type { RandomFleet } from './RandomFleet.test.util';

/** A fleet at two commits. */
export interface History {
  random: RandomFleet;
  /** As the generator wrote it, changed by hand. */
  first: Files;
  second: Files;
}

/** That many fleets; the same seed gives the same. */
export const histories = (
  count: number,
  seed: number,
  gitops: Fleet['gitops'],
): History[] =>
  Array.from({ length: count }, (_, index) => {
    const [random] = fc.sample(randomFleets(index, gitops), {
      numRuns: 1,
      seed: seed + index,
    });
    return historyOf(random);
  });

function historyOf(random: RandomFleet): History {
  const { fleet, specs, edits, changes } = random;
  const clean = specs.reduce<Files>(
    (files, spec) => laidOut(files, spec, fleet),
    new Map(),
  );
  const first = edits.reduce(edited, clean);
  const second = changes.reduce(
    (files, change) => change.apply(files, clean, fleet),
    first,
  );
  return { random, first, second };
}

/** What a hub's ApplicationSets read, and what its root Application applies: no workload is ever made. */
const readByHub = (files: Files): Files =>
  new Map(
    [...files].filter(
      ([path]) =>
        path.endsWith('/config.json') ||
        (path.startsWith('argocd/') && !path.startsWith('argocd/other/')),
    ),
  );

/** All fleets in one repository. */
export const together = (parts: readonly Files[]): Files =>
  new Map(parts.flatMap(files => [...readByHub(files)]));
