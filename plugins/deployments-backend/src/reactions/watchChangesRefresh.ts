import type { ServiceRow } from '../database/types';
import type { ChangesRoom } from './watchChangesRoom';

/** The Applications that make AppProjects and ApplicationSets from Git. */
const ROOT = /^gitops-root/;

/**
 * Has Argo CD look at Git now: root Applications, the ApplicationSets of a service, and its Applications.
 * The latter at the first look only. Returns whether all its Applications stand. A hub that refuses holds up no other.
 *
 * What is new waits for the root Application: an Application that is made before its AppProject allows it is refused.
 * So the sets are left alone at the first look; the root's sync wakes those that it changes.
 */
export async function refreshService(
  room: ChangesRoom,
  { targets }: ServiceRow,
  isFirst: boolean,
): Promise<boolean> {
  const known = await room.readModel.listApplicationNames();
  const byId = new Map(known.map(one => [`${one.hub}/${one.name}`, one]));
  const isStanding = targets.every(target => byId.has(idOf(target)));
  if (isStanding && !isFirst) return true;
  const rounds = room.hubs.flatMap(hub => {
    const here = targets.filter(target => target.hub === hub.name);
    if (here.length === 0) return [];
    const made = here.flatMap(target => byId.get(idOf(target)) ?? []);
    const waitsForRoot = isFirst && made.length < here.length;
    const sets = waitsForRoot ? [] : [...new Set(here.map(({ set }) => set))];
    const applications = [
      ...known.filter(one => one.hub === hub.name && ROOT.test(one.name)),
      ...(isFirst ? made : []),
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
  return isStanding;
}

/** Names of Applications are unique on their hub only. */
const idOf = ({ hub, application }: ServiceRow['targets'][number]) =>
  `${hub}/${application}`;
