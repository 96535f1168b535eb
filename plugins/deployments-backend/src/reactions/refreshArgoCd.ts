import type { Hub } from '../argocd/types';
import type { ChangeRow, ReadModel } from '../database/types';
import type { Timers } from './observeTimers';

/** A new ApplicationSet stands only after the root Application has synced it. */
const TRIES = 20;
const PAUSE_MS = 2_000;

/** After a merge: makes Argo CD look at once, until every Application of the Change is there. */
export async function refreshArgoCd(
  options: {
    hubs: Hub[];
    readModel: Pick<ReadModel, 'getService' | 'listApplicationNames'>;
    timers: Timers;
  },
  change: Pick<ChangeRow, 'service'>,
  signal: AbortSignal,
): Promise<void> {
  const { hubs, readModel, timers } = options;
  for (let turn = 0; turn < TRIES && !signal.aborted; turn++) {
    const service = await readModel.getService(change.service);
    if (!service) return;
    const names = await readModel.listApplicationNames();
    const there = new Set(names.map(({ hub, name }) => `${hub}/${name}`));
    const missing = service.targets.filter(
      target => !there.has(`${target.hub}/${target.application}`),
    );
    for (const hub of hubs) {
      const sets = new Set(
        service.targets.filter(t => t.hub === hub.name).map(t => t.set),
      );
      if (turn === 0 || missing.some(target => target.hub === hub.name)) {
        await refreshHub(hub, [...sets], rootsOf(hub.name, names));
      }
    }
    if (turn === 0) await refreshApplications(hubs, service.targets);
    if (missing.length === 0) return;
    await timers.sleep(PAUSE_MS, signal);
  }
}

const rootsOf = (
  hub: string,
  names: Array<{ hub: string; namespace: string; name: string }>,
) =>
  names.filter(each => each.hub === hub && each.name.startsWith('gitops-root'));

async function refreshHub(
  hub: Hub,
  sets: string[],
  roots: Array<{ namespace: string; name: string }>,
) {
  for (const { namespace, name } of roots) {
    await hub.refresh('applications', namespace, name);
  }
  for (const set of sets) {
    await hub.refresh('applicationsets', hub.namespaces[0], set);
  }
}

async function refreshApplications(
  hubs: Hub[],
  targets: Array<{ hub: string; application: string }>,
) {
  for (const { hub: name, application } of targets) {
    const hub = hubs.find(each => each.name === name);
    await hub?.refresh('applications', hub.namespaces[0], application);
  }
}
