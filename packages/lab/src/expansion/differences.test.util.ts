import { isDeepStrictEqual } from 'node:util';
import type {
  ExpandedApplication,
  ExpandedSet,
} from '@argosy/plugin-deployments-planner';
import type { Condition, Standing } from './Standing.test.util';
import type { Prediction } from './predict.test.util';

/** What a hub shows. */
export interface Reality {
  sets: readonly Standing[];
  applications: readonly Standing[];
}

export interface Difference {
  /** Name of the set or of the Application. */
  of: string;
  what: string;
  predicted: unknown;
  real: unknown;
}

/** What a project refuses is said by the Application. */
export const REFUSED = 'condition InvalidSpecError';

export const ownerOf = ({ metadata }: Standing) =>
  metadata.ownerReferences?.find(({ kind }) => kind === 'ApplicationSet')?.name;

/** A set that is gone has freed its Application; it was of the project's name. */
const makerOf = (application: Standing) =>
  ownerOf(application) ?? String(application.spec.project);

/** Where the hub is not as predicted. What a set does that the preview says it cannot know is left out. */
export function differences(
  { sets, applications, made, unknown }: Prediction,
  reality: Reality,
): Difference[] {
  const real = new Map(reality.applications.map(a => [a.metadata.name, a]));
  const isKnown = (set?: string) => set === undefined || !unknown.has(set);
  return [
    ...reality.sets
      .filter(({ metadata }) => isKnown(metadata.name))
      .flatMap(set => ofSet(sets.get(set.metadata.name), set)),
    ...[...applications.values()]
      .filter(({ set }) => isKnown(set))
      .flatMap(application => {
        const { name } = application;
        // A set that leaves frees what it does not take along.
        const owner = sets.has(application.set) ? application.set : undefined;
        const existing = real.get(name);
        return ofApplication(
          { ...application, owner, isMade: made.has(name) },
          existing,
        );
      }),
    ...reality.applications
      .filter(a => !applications.has(a.metadata.name) && isKnown(makerOf(a)))
      .map(a => ({
        of: a.metadata.name,
        what: 'stands',
        predicted: false,
        real: `made by ${ownerOf(a)}`,
      })),
  ];
}

export const isUnknown = ({ problem }: ExpandedSet) =>
  problem?.type === 'PreviewLimit';

const errorOf = (conditions: Condition[] | undefined, type: string) =>
  conditions?.find(c => c.type === type && c.status !== 'False');

/** The API server lists the faults of labels in another order each time. */
const inAnyOrder = (message: string | undefined) =>
  message
    ?.split(/[[\]]|, (?=metadata\.)/)
    .sort()
    .join('\n');

function ofSet(predicted: ExpandedSet | undefined, set: Standing) {
  const error = errorOf(set.status?.conditions, 'ErrorOccurred');
  return compared(set.metadata.name, {
    reason: [predicted?.problem?.reason, error?.reason],
    message: [predicted?.problem?.message, error?.message].map(inAnyOrder),
  });
}

function ofApplication(
  predicted: ExpandedApplication & { owner?: string; isMade: boolean },
  real: Standing | undefined,
) {
  const { name, set, owner, application, problem, isMade } = predicted;
  if (!real) return compared(name, { stands: [`made by ${set}`, false] });
  const { labels, annotations, finalizers } = real.metadata;
  const { 'argocd.argoproj.io/refresh': _asked, ...kept } = annotations ?? {};
  const invalid = real.status?.conditions?.find(
    c => c.type === 'InvalidSpecError',
  );
  return compared(name, {
    owner: [owner, ownerOf(real)],
    labels: [application.metadata.labels ?? {}, labels ?? {}],
    annotations: [application.metadata.annotations ?? {}, kept],
    finalizers: [application.metadata.finalizers ?? [], finalizers ?? []],
    spec: [application.spec, real.spec],
    ...(isMade && {
      [REFUSED]: [problem?.message, invalid?.message],
    }),
  });
}

const compared = (
  of: string,
  pairs: Record<string, readonly unknown[]>,
): Difference[] =>
  Object.entries(pairs)
    .filter(([, [predicted, real]]) => !isDeepStrictEqual(predicted, real))
    .map(([what, [predicted, real]]) => ({ of, what, predicted, real }));
