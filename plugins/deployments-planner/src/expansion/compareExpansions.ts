import { PlannedApplication } from '@argosy/plugin-deployments-common';
import { deletes, updates } from './policies';
import {
  applicationKey,
  ExpandedApplication,
  ExpandedSet,
  Expansion,
} from './types';

interface Found {
  set: ExpandedSet;
  application: ExpandedApplication;
}

/**
 * What a change of the repository does to the Applications.
 *
 * `vanish` only where Argo CD deletes by itself: the set's policy is `sync` or `create-delete`, and the set was not
 * stopped, did not refuse the Application, and met no refusal by the API. Under `create-update` (guarded environments) and `create-only` an
 * Application that leaves Git stands on, so it is not listed. A set that leaves Git takes its Applications along,
 * unless its finalizer and a keeping policy free them. An Application that another set takes over vanishes and
 * appears where its old set deletes it first, and changes where it was freed. `create-only` and `create-delete` never change what stands.
 * @param hub - the hub's name where the repository knows only one.
 * @public
 */
export function compareExpansions(
  before: Expansion,
  after: Expansion,
  hub = '',
): PlannedApplication[] {
  const old = applicationsOf(before);
  const now = applicationsOf(after);
  const held = new Set(
    after.sets.flatMap(set =>
      set.refused.map(({ name }) =>
        applicationKey(set.hub, set.namespace, name),
      ),
    ),
  );
  const sets = new Map(after.sets.map(set => [keyOfSet(set), set]));
  const changes: PlannedApplication[] = [];
  for (const [key, { application, set }] of now) {
    const known = old.get(key);
    const isMoved = known !== undefined && known.set.name !== set.name;
    const isMadeAnew =
      isMoved && deletes(known.set, sets.get(keyOfSet(known.set)));
    if (isMadeAnew) changes.push(planned('vanish', known.application, hub));
    if (!known || isMadeAnew) changes.push(planned('appear', application, hub));
    else if (
      (isMoved || updates(set)) &&
      differs(known.application, application)
    ) {
      changes.push(planned('change', application, hub));
    }
  }
  for (const [key, { application, set }] of old) {
    if (now.has(key) || held.has(key)) continue;
    if (deletes(set, sets.get(keyOfSet(set))))
      changes.push(planned('vanish', application, hub));
  }
  return changes;
}

const keyOfSet = ({ hub, namespace, name }: ExpandedSet) =>
  applicationKey(hub, namespace, name);
const differs = (a: ExpandedApplication, b: ExpandedApplication) =>
  a.application !== b.application &&
  JSON.stringify(a.application) !== JSON.stringify(b.application);

function applicationsOf({ sets }: Expansion): Map<string, Found> {
  const result = new Map<string, Found>();
  for (const set of sets) {
    for (const application of set.applications) {
      result.set(applicationKey(set.hub, set.namespace, application.name), {
        set,
        application,
      });
    }
  }
  return result;
}

function planned(
  action: PlannedApplication['action'],
  application: ExpandedApplication,
  hub: string,
): PlannedApplication {
  const {
    name,
    service = '',
    environment = '',
    region = '',
    cluster,
    namespace,
    project,
    path,
  } = application;
  return {
    action,
    hub: application.hub ?? hub,
    ...{
      name,
      service,
      environment,
      region,
      cluster,
      namespace,
      project,
      path,
    },
  };
}

/** Who owns which Application, for an expansion that follows. @public */
export const ownersOf = (expansion: Expansion): ReadonlyMap<string, string> =>
  new Map(
    [...applicationsOf(expansion)].map(([key, { set }]) => [key, set.name]),
  );
