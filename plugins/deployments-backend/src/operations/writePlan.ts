import type { Plan } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../database/types';
import { describePlan } from './describePlan';
import type { Rooms } from './operation';

/**
 * Writes a plan to Git and says so in the read model, before and after.
 * Asked again for the same plan, it finishes what stands half-made and doubles nothing.
 * Errors: `ConflictError` for a lost race, and those of the repository. The Change then stands as it was before.
 */
export async function writePlan(
  rooms: Rooms,
  plan: Plan,
  change: ChangeRow,
): Promise<ChangeRow> {
  const save = async (row: ChangeRow) => {
    await rooms.readModel.saveChange(row);
    rooms.notifier.changed([`change/${row.service}`]);
    rooms.notifier.servicesChanged();
    return row;
  };
  // Merged before: all of it stands, and nothing is owed.
  if (change.state === 'merged' && plan.files.length === 0) return change;
  await save(change);
  const written = await save({
    ...change,
    message: undefined,
    ...(await write(rooms, plan, change)),
  });
  rooms.afterWrite(written);
  return written;
}

async function write(
  rooms: Rooms,
  plan: Plan,
  change: ChangeRow,
): Promise<Partial<ChangeRow>> {
  const now = rooms.now().toISOString();
  const { title, body } = describePlan(plan, change);
  const request = {
    base: plan.base,
    edits: new Map(
      plan.files.map(file => [
        file.path,
        file.action === 'delete' ? null : file.content,
      ]),
    ),
    message: `${title}\n\n${body}`,
    requestedBy: change.requestedBy,
  };
  // Everything may stand already, after a kill between the push and the note of it: an empty commit is none.
  if (plan.change === 'commit' || plan.files.length === 0) {
    const { commit, url } = await rooms.repository.commit(request);
    return {
      state: 'merged',
      by: 'commit',
      commit,
      url,
      openedAt: now,
      mergedAt: now,
    };
  }
  const branch = `argosy/create-service/${plan.service}-${plan.hash.slice(0, 12)}`;
  const pull = await rooms.repository.propose({
    ...request,
    branch,
    title,
    body,
  });
  return {
    state: 'open',
    number: pull.number,
    url: pull.url,
    commit: pull.head,
    openedAt: change.openedAt ?? now,
  };
}
