import { clean, cleanOrNull, toJson, toJsonOrNull } from '../clean';
import { isStateChange, isTreeOutdated } from './applicationChange';
import { idOf } from '../store';
import type { ApplicationRow, LabelRow } from '../tables';
import type { ApplicationWrite } from '../records';

export const applicationId = (
  hub: string,
  { namespace, name }: Pick<ApplicationWrite, 'namespace' | 'name'>,
) => idOf(clean(hub), clean(namespace), clean(name));

/** The row of an observation, given the one that stands: times and the tree's words go on where nothing changed. */
export function applicationRow(
  hub: string,
  write: ApplicationWrite,
  before: ApplicationRow | undefined,
  observedAt: string,
): ApplicationRow {
  const row: ApplicationRow = {
    id: applicationId(hub, write),
    hub: clean(hub),
    namespace: clean(write.namespace),
    name: clean(write.name),
    uid: clean(write.uid),
    service: cleanOrNull(write.service),
    environment: cleanOrNull(write.environment),
    region: cleanOrNull(write.region),
    cluster: clean(write.cluster),
    target_namespace: cleanOrNull(write.targetNamespace),
    project: clean(write.project),
    labels: toJson(write.labels),
    sync: write.sync,
    health: write.health,
    revision: cleanOrNull(write.revision),
    images: toJson(write.images),
    operation: toJsonOrNull(write.operation),
    cause: toJsonOrNull(write.cause),
    progress: cleanOrNull(write.progress),
    tree_cause: null,
    tree_progress: null,
    changed_at: lastKnownChange(write) ?? observedAt,
    observed_at: observedAt,
  };
  if (!before) return row;
  return {
    ...row,
    changed_at: isStateChange(before, row) ? observedAt : before.changed_at,
    ...(!isTreeOutdated(before, row) && {
      tree_cause: before.tree_cause,
      tree_progress: before.tree_progress,
    }),
  };
}

/** What is seen for the first time has not changed just now: its operation says when. */
const lastKnownChange = ({ operation }: ApplicationWrite) =>
  operation?.finishedAt ?? operation?.startedAt;

export const applicationLabels = ({ id, labels }: ApplicationRow): LabelRow[] =>
  Object.entries<string>(JSON.parse(labels)).map(([key, value]) => ({
    application_id: id,
    key: clean(key),
    value,
  }));
