import { Deployment } from '../model/deployment';

/**
 * Whether a person has to act: it is Degraded, its sync failed, or something stands in its way.
 * What moves, waits or is paused as planned needs nobody.
 * @public
 */
export const needsAttention = ({
  health,
  operation,
  cause,
}: Pick<Deployment, 'health' | 'operation' | 'cause'>): boolean =>
  health === 'Degraded' ||
  operation?.phase === 'Failed' ||
  operation?.phase === 'Error' ||
  cause !== undefined;
