import {
  Deployment,
  ExpectedTarget,
  HubStatus,
} from '@argosy/plugin-deployments-common';

/** A target whose Application stands on a hub. */
export interface ExistingTarget {
  kind: 'existing';
  key: string;
  environment?: string;
  region: string;
  cluster: string;
  deployment: Deployment;
  /** Absent where the backend no longer knows the hub. */
  hub?: HubStatus;
}

/** A target that Git asks for and that has no Application. */
interface AbsentTarget {
  kind: 'absent';
  key: string;
  environment: string;
  region: string;
  cluster: string;
  expected: ExpectedTarget;
}

/** One place of the card. */
export type Target = ExistingTarget | AbsentTarget;

/** The id that signals use. */
const idOf = (deployment: Deployment) =>
  `${deployment.hub}/${deployment.namespace}/${deployment.name}`;

export const existing = (
  deployment: Deployment,
  hubs: readonly HubStatus[],
): ExistingTarget => ({
  kind: 'existing',
  key: idOf(deployment),
  environment: deployment.environment,
  // A cluster without a region is a region of its own.
  region: deployment.region ?? deployment.cluster,
  cluster: deployment.cluster,
  deployment,
  hub: hubs.find(hub => hub.name === deployment.hub),
});

export const absent = (expected: ExpectedTarget): AbsentTarget => ({
  kind: 'absent',
  key: `absent/${expected.environment}/${expected.cluster}/${expected.application}`,
  environment: expected.environment,
  region: expected.region,
  cluster: expected.cluster,
  expected,
});

/** True where the state may be out of date, since its hub is not watched right now. */
export const isLastKnown = (target: Target) =>
  target.kind === 'existing' && target.hub?.state !== 'live';
