import type { ApplicationObservation } from '@argosy/plugin-deployments-common';

/** Something is under way that changes without Argo CD touching the Application. */
export const isMoving = ({ health, operation }: ApplicationObservation) =>
  health === 'Progressing' ||
  health === 'Suspended' ||
  operation?.phase === 'Running';

/** Nothing that a resource tree could explain. */
export const isWell = (observation: ApplicationObservation) =>
  !isMoving(observation) &&
  observation.health !== 'Degraded' &&
  observation.health !== 'Missing' &&
  observation.failures.length === 0 &&
  !['Failed', 'Error'].includes(observation.operation?.phase ?? '');

/** Two observations with the same sign are explained by the same words. */
export const signOf = ({
  sync,
  health,
  revision,
  operation,
  conditions,
  failures,
}: ApplicationObservation) =>
  JSON.stringify([
    sync,
    health,
    revision,
    operation?.phase,
    operation?.message,
    operation?.startedAt,
    conditions,
    failures,
  ]);
