import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import type { ObserveRoom } from './types';
import type { Sink } from './observeSink';

/**
 * ApplicationSets into the read model. Argo CD touches them with every Application
 * that moves; written and told is only what explains an Application that is not there.
 */
export function applicationSetSink(
  {
    hub,
    readModel,
    notifier,
  }: Pick<ObserveRoom, 'hub' | 'readModel' | 'notifier'>,
  namespace: string,
): Sink<ApplicationSetObservation> {
  const known = new Map<string, { uid: string; said: string }>();
  const tell = () => notifier.changed([`hub/${hub.name}`]);
  return {
    async save(items) {
      const news = items.filter(
        item => known.get(item.name)?.said !== whatItSays(item),
      );
      if (news.length === 0) return;
      await readModel.saveApplicationSets(hub.name, news);
      news.forEach(item =>
        known.set(item.name, { uid: item.uid, said: whatItSays(item) }),
      );
      tell();
    },
    async remove(keys) {
      await readModel.deleteApplicationSets(hub.name, keys);
      keys.forEach(key => known.delete(key.name));
      tell();
    },
    async retain(uids) {
      await readModel.retainApplicationSets(hub.name, namespace, uids);
      const gone = [...known].filter(([, { uid }]) => !uids.has(uid));
      gone.forEach(([name]) => known.delete(name));
      if (gone.length > 0) tell();
    },
  };
}

function whatItSays({ uid, errors, generated }: ApplicationSetObservation) {
  return JSON.stringify([uid, errors, generated]);
}
