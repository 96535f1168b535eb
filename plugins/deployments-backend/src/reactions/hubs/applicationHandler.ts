import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import type { ApplicationExplainer } from './diagnoseApplications';
import type { ObserveRoom } from './types';
import type { Sink } from './observeSink';

/** Applications into the read model, with what can be said of them, and a signal for those that changed. */
export function applicationSink(
  { hub, readModel, notifier }: ObserveRoom,
  namespace: string,
  explainer: ApplicationExplainer,
  seen: (items: ApplicationObservation[]) => void,
): Sink<ApplicationObservation> {
  const tell = (ids: string[]) => {
    if (ids.length > 0) notifier.changed(ids);
  };
  return {
    async save(items) {
      tell(
        await readModel.saveApplications(
          hub.name,
          items.map(item => ({ ...item, ...explainer.say(item) })),
        ),
      );
      items.forEach(explainer.follow);
      seen(items);
    },
    async remove(keys) {
      const ids = await readModel.deleteApplications(hub.name, keys);
      ids.forEach(explainer.forget);
      tell(ids);
    },
    async retain(uids) {
      const ids = await readModel.retainApplications(hub.name, namespace, uids);
      ids.forEach(explainer.forget);
      tell(ids);
    },
  };
}
