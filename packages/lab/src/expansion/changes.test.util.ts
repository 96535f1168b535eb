import type { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import {
  planLayout,
  retireService,
  type Snapshot,
} from '@argosy/plugin-deployments-planner';
import * as fc from 'fast-check';
import { edited, edits } from './edits.test.util';
import type { Files } from './edits.test.util';

/** What the second commit does to a fleet. */
export interface Change {
  what: string;
  apply(files: Files, before: Files, fleet: Fleet): Files;
  /** The service that it lays out, where it does. */
  spec?: ServiceSpec;
}

const snapshotOf = (files: Files): Snapshot => ({
  commit: '0'.repeat(40),
  paths: [...files.keys()],
  files,
});

/** The repository with a service laid out in it. */
export function laidOut(files: Files, spec: ServiceSpec, fleet: Fleet): Files {
  return written(files, planLayout(spec, fleet, snapshotOf(files)).edits);
}

function written(
  files: Files,
  changed: ReadonlyMap<string, string | null>,
): Files {
  const after = new Map(files);
  for (const [path, content] of changed) {
    if (content === null) after.delete(path);
    else after.set(path, content);
  }
  return after;
}

const services = (files: Files) =>
  [...files.keys()]
    .map(path => /^services\/([^/]+)\/service\.yaml$/.exec(path)?.[1])
    .filter(name => name !== undefined)
    .sort();

const retire = (at: number): Change => ({
  what: 'retire a service',
  apply(files, _before, fleet) {
    const names = services(files);
    const name = names[at % names.length];
    if (name === undefined) return files;
    return written(files, retireService(name, fleet, snapshotOf(files)).edits);
  },
});

const layOut = (spec: ServiceSpec): Change => ({
  what: `lay out ${spec.name} in ${spec.targets.map(t => `${t.environment}/${t.cluster}`).join(' ')}`,
  spec,
  apply: (files, _before, fleet) => laidOut(files, spec, fleet),
});

/** Puts a file back to what the generator wrote. */
const restore: Change = {
  what: 'restore what was written by hand',
  apply: (files, before) => new Map([...files, ...before]),
};

export const changes = (
  tag: string,
  specs: fc.Arbitrary<ServiceSpec>,
): fc.Arbitrary<Change> =>
  fc.oneof(
    { weight: 3, arbitrary: specs.map(layOut) },
    { weight: 1, arbitrary: fc.nat(9).map(retire) },
    { weight: 1, arbitrary: fc.constant(restore) },
    {
      weight: 4,
      arbitrary: edits(tag).map(edit => ({
        what: edit.what,
        apply: (files: Files) => edited(files, edit),
      })),
    },
  );
