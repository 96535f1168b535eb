import { Cause } from '../model/deployment';
import { ApplicationObservation, ResourceTree } from './observation';
import { pauseOf } from './pauseOf';
import { replicasOf } from './replicasOf';

/** What an Application without a running sync is up to. */
export function progressOf(
  { health, sync }: ApplicationObservation,
  tree: ResourceTree | undefined,
  cause: Cause | undefined,
): string | undefined {
  if (health === 'Progressing') {
    return (tree && replicasOf(tree)) ?? 'Its workloads are becoming ready.';
  }
  if (health === 'Suspended') {
    return (
      (tree && pauseOf(tree)) ??
      'It is paused, and waits for its time or a person.'
    );
  }
  // After a failed sync Argo CD does not try the same commit again.
  if (sync === 'OutOfSync' && !cause) {
    return 'The cluster differs from Git; Argo CD syncs it at its next check.';
  }
  return undefined;
}
