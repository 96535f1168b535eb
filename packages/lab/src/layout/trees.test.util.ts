import type { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import {
  bootstrapFiles,
  planService,
  type Snapshot,
} from '@argosy/plugin-deployments-planner';
import {
  fleets,
  specs,
} from '@argosy/plugin-deployments-planner/src/layout/__testUtils__/arbitraries';
import { goldenCases } from '@argosy/plugin-deployments-planner/src/layout/__testUtils__/goldenCases';
import * as fc from 'fast-check';

/** A whole repository after one service was laid out. */
export interface Tree {
  name: string;
  spec: ServiceSpec;
  files: ReadonlyMap<string, string>;
  /** Folders that Kustomize builds. */
  overlays: string[];
}

const EMPTY: Snapshot = { commit: '0'.repeat(40), paths: [], files: new Map() };

const plan = (spec: ServiceSpec, fleet: Fleet) =>
  planService({ spec, fleet, snapshot: EMPTY });

function treeOf(name: string, spec: ServiceSpec, fleet: Fleet): Tree {
  const files = new Map([
    ...bootstrapFiles(fleet),
    ...plan(spec, fleet).files.map(
      ({ path, content }) => [path, content] as const,
    ),
  ]);
  const overlays = [...files.keys()]
    .filter(path => path.endsWith('/config.json'))
    .map(path => path.replace('/config.json', ''));
  return { name, spec, files, overlays };
}

/** The golden trees of the generator, which its own tests hold to the byte. */
export const goldenTrees = (): Tree[] =>
  Object.entries(goldenCases).map(([name, { spec, fleet }]) =>
    treeOf(name, spec, fleet),
  );

const isFlawless = ([spec, fleet]: [ServiceSpec, Fleet]) =>
  plan(spec, fleet).findings.every(({ severity }) => severity !== 'error');

/** Trees of random specs that we have nothing against: nobody else may have, either. */
export const randomTrees = (count: number, seed: number): Tree[] =>
  fc
    .sample(fc.tuple(specs, fleets).filter(isFlawless), {
      numRuns: count,
      seed,
    })
    .map(([spec, fleet], index) => treeOf(`random-${index}`, spec, fleet));
