import { Target } from './target';

/** True where a place holds several targets, so that only the cluster tells them apart. */
const sharesPlace = (target: Target, all: readonly Target[]) =>
  all.some(
    other =>
      other !== target &&
      other.environment === target.environment &&
      other.region === target.region,
  );

/** Region, and the cluster where the region alone does not say which. */
export const placeIn = (all: readonly Target[]) => (target: Target) =>
  sharesPlace(target, all)
    ? `${target.region} (${target.cluster})`
    : target.region;

/** The name of its Application. */
export const applicationOf = (target: Target) =>
  target.kind === 'existing'
    ? target.deployment.name
    : target.expected.application;
