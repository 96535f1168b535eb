import type { ServiceRow } from '../database/types';
import type { ChangesRoom } from './watchChangesRoom';

/** The Applications that make AppProjects and ApplicationSets from Git. */
const ROOT = /^gitops-root/;

/**
 * Has Argo CD look at Git now: root Applications, the ApplicationSets of a service, and its Applications.
 * The latter at the first look only. Returns whether all its Applications stand. A hub that refuses holds up no other.
 */
export async function refreshService(
  room: ChangesRoom,
  { targets }: ServiceRow,
  isFirst: boolean,
): Promise<boolean> {
  const known = await room.readModel.listApplicationNames();
  const wanted = new Set(targets.map(t => `${t.hub}/${t.application}`));
  const standing = known.filter(({ hub, name }) =>
    wanted.has(`${hub}/${name}`),
  );
  const rounds = room.hubs.flatMap(hub => {
    const here = targets.filter(target => target.hub === hub.name);
    if (here.length === 0) return [];
    const sets = [...new Set(here.map(({ set }) => set))];
    const applications = [
      ...known.filter(one => one.hub === hub.name && ROOT.test(one.name)),
      ...(isFirst ? standing.filter(one => one.hub === hub.name) : []),
    ];
    return [
      ...applications.map(({ namespace, name }) =>
        hub.refresh('applications', namespace, name),
      ),
      ...hub.namespaces.flatMap(namespace =>
        sets.map(set => hub.refresh('applicationsets', namespace, set)),
      ),
    ];
  });
  const [failed] = (await Promise.allSettled(rounds)).filter(
    outcome => outcome.status === 'rejected',
  );
  if (failed) {
    room.logger.warn(
      `Argo CD was not told to look at Git, and looks by itself within minutes: ${failed.reason}`,
    );
  }
  return standing.length >= wanted.size;
}
