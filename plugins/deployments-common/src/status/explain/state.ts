import { Cause } from '../../model/deployment';
import { ApplicationObservation, ResourceTree } from '../observation';

/** Where nobody says why: at least where to look. */
export function explainState(
  { health, sync, operation }: ApplicationObservation,
  tree: ResourceTree | undefined,
): Cause | undefined {
  const runs = operation?.phase === 'Running';
  const next = 'Open it in Argo CD to see which resource.';
  if (health === 'Degraded') {
    return { message: 'Argo CD reports Degraded, but not why.', next };
  }
  if (health === 'Missing' && !runs && operation) {
    const gone = tree?.nodes.filter(n => n.health?.status === 'Missing') ?? [];
    const [first] = gone;
    return {
      message: first
        ? `${first.kind} ${first.name} is missing in the cluster.`
        : 'Resources that Git asks for are missing in the cluster.',
      next: 'Sync it, or look in Argo CD for the reason.',
    };
  }
  if (sync === 'Unknown' && operation) {
    return {
      message: 'Argo CD cannot compare the cluster with Git.',
      next: 'Refresh it; if that does not help, tell the platform team.',
    };
  }
  return undefined;
}
