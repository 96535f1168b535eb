import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import type { ApplicationDiagnosis } from './diagnoseApplications';
import type { HubContext, ResourceEventHandler } from './types';

/** Saves Applications in the read model, with an explanation of their state, and notifies screens of those that changed. */
export function applicationHandler(
  { hub, readModel, notifier }: HubContext,
  namespace: string,
  {
    diagnosis,
    seen,
  }: {
    diagnosis: ApplicationDiagnosis;
    seen(items: ApplicationObservation[]): void;
  },
): ResourceEventHandler<ApplicationObservation> {
  const notify = (ids: string[]) => {
    if (ids.length > 0) notifier.changed(ids);
  };
  return {
    async save(items) {
      notify(
        await readModel.saveApplications(
          hub.name,
          items.map(item => ({ ...item, ...diagnosis.explain(item) })),
        ),
      );
      items.forEach(diagnosis.follow);
      seen(items);
    },
    async remove(keys) {
      const ids = await readModel.deleteApplications(hub.name, keys);
      ids.forEach(diagnosis.forget);
      notify(ids);
    },
    async retain(uids) {
      const ids = await readModel.retainApplications(hub.name, namespace, uids);
      ids.forEach(diagnosis.forget);
      notify(ids);
    },
  };
}
