import type { ServiceRow } from '../../database/types';
import type { TrackerContext } from './types';

/** The Applications that make AppProjects and ApplicationSets from Git. */
const ROOT = /^gitops-root/;

/**
 * Has Argo CD look at Git now: at the first look the root Applications, and of a service its Applications and the sets
 * that made all of theirs; later, where something is missing, the root Application and the sets that it is missing of.
 * Returns whether all its Applications stand. A hub that refuses holds up no other.
 *
 * A set with something new waits since the root's sync wakes it, and brings the AppProject that allows what it makes.
 * Until then the two would wait for the same checkout.
 */
export async function refreshArgoCd(
  context: TrackerContext,
  { targets }: ServiceRow,
  isFirst: boolean,
): Promise<boolean> {
  const known = await context.readModel.listApplicationNames();
  const existing = new Set(known.map(({ hub, name }) => `${hub}/${name}`));
  const wanted = new Set(targets.map(idOf));
  const missing = targets.filter(target => !existing.has(idOf(target)));
  const rounds = context.hubs.flatMap(hub => {
    const setsOf = (some: ServiceRow['targets']) => [
      ...new Set(some.filter(t => t.hub === hub.name).map(({ set }) => set)),
    ];
    const waiting = setsOf(missing);
    const concerned = isFirst ? setsOf(targets) : waiting;
    if (concerned.length === 0) return [];
    const sets = concerned.filter(set => !isFirst || !waiting.includes(set));
    const applications = known.filter(
      one =>
        one.hub === hub.name &&
        (ROOT.test(one.name) ||
          (isFirst && wanted.has(`${one.hub}/${one.name}`))),
    );
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
    context.logger.warn(
      `Argo CD was not told to look at Git, and looks by itself within minutes: ${failed.reason}`,
    );
  }
  return missing.length === 0;
}

const idOf = ({ hub, application }: ServiceRow['targets'][number]) =>
  `${hub}/${application}`;
