import { ARGOCD_NAMESPACE, text } from '@argosy/control-plane';
import { timestamp } from '../../kubernetes/Resources';
import type { HubContext } from '../HubContext';
import type { Health } from '../applications/LiveApplications';
import { ROOT, TRACKING } from './readDrafts';

/** Returns the health of the root Application, which follows from the sets that it applied. */
export function rootHealth({ resources }: HubContext): Health {
  const sets = resources.store
    .list('applicationsets', ARGOCD_NAMESPACE)
    .filter(({ metadata }) =>
      metadata.annotations?.[TRACKING]?.startsWith(`${ROOT}:`),
    );
  return sets.some(each => text(each.status, 'health', 'status') === 'Degraded')
    ? 'Degraded'
    : 'Healthy';
}

/** Writes the health of the root Application after that of a set has changed. This needs no sync. */
export function showRootHealth(context: HubContext) {
  const status = rootHealth(context);
  context.resources.modify('applications', ARGOCD_NAMESPACE, ROOT, root => {
    if (!root.status || text(root.status, 'health', 'status') === status) {
      return root;
    }
    const health = { status, lastTransitionTime: timestamp() };
    return { ...root, status: { ...root.status, health } };
  });
}
