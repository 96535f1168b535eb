import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import type { HubContext, ResourceEventHandler } from './types';

/**
 * Saves ApplicationSets in the read model. Argo CD updates them with every Application that
 * moves; only a change that explains a missing Application is saved and notified.
 */
export function applicationSetHandler(
  {
    hub,
    readModel,
    notifier,
  }: Pick<HubContext, 'hub' | 'readModel' | 'notifier'>,
  namespace: string,
): ResourceEventHandler<ApplicationSetObservation> {
  const known = new Map<string, { uid: string; content: string }>();
  const notify = () => notifier.changed([`hub/${hub.name}`]);
  return {
    async save(items) {
      const changed = items.filter(
        item => known.get(item.name)?.content !== contentOf(item),
      );
      if (changed.length === 0) return;
      await readModel.saveApplicationSets(hub.name, changed);
      changed.forEach(item =>
        known.set(item.name, { uid: item.uid, content: contentOf(item) }),
      );
      notify();
    },
    async remove(keys) {
      await readModel.deleteApplicationSets(hub.name, keys);
      keys.forEach(key => known.delete(key.name));
      notify();
    },
    async retain(uids) {
      await readModel.retainApplicationSets(hub.name, namespace, uids);
      const gone = [...known].filter(([, { uid }]) => !uids.has(uid));
      gone.forEach(([name]) => known.delete(name));
      if (gone.length > 0) notify();
    },
  };
}

function contentOf({ uid, errors, generated }: ApplicationSetObservation) {
  return JSON.stringify([uid, errors, generated]);
}
