import type { Plan } from '@argosy/plugin-deployments-common';
import { isError, toError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import { applyEvent } from './applyEvent';
import type { ChangeKind } from './ChangeKind';
import { describePlan } from './describePlan';
import type { ChangeEvent } from './transitions';
import type { ChangeContext } from './types';

interface Written {
  change: ChangeRow;
  kind: Pick<ChangeKind, 'title'>;
}

/**
 * Writes a plan to Git, and onto the Change that it stands there.
 * Asked again for the same Change, it finishes what stands half-made and doubles nothing.
 * Errors: `ConflictError` for a lost race, and those of the repository. The Change then stands as it was before.
 */
export async function writePlan(
  context: ChangeContext,
  plan: Plan,
  { change, kind }: Written,
): Promise<ChangeRow> {
  const claimed = await applyEvent(context, change, {
    type: 'planned',
    planHash: plan.hash,
    files: plan.files.map(({ path }) => path),
  });
  // Somebody else has finished it.
  if (!claimed) return current(context, change);
  const event = await write(context, plan, { change, kind });
  const written =
    (await applyEvent(context, claimed, event)) ??
    (await current(context, change));
  context.afterWrite(written);
  return written;
}

async function write(
  { repository, now }: ChangeContext,
  plan: Plan,
  { change, kind }: Written,
): Promise<ChangeEvent> {
  const at = now().toISOString();
  const title = kind.title(plan);
  const body = describePlan(plan, change);
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
    const { commit, url } = await repository.commit(request);
    return { type: 'committed', commit, url, at };
  }
  const { branch } = change;
  const proposal = { ...request, branch, title, body };
  const pullRequest = await repository.propose(proposal);
  return { type: 'proposed', pullRequest, at };
}

/** Whether it may go better later, without anybody changing anything. */
const isUnavailable = (error: unknown): boolean =>
  isError(error) && error.name === 'ServiceUnavailableError';

/**
 * Notes on a Change why it could not be written. One that is still to be written waits for the Git host where that is
 * away, and is returned; else it has failed, and can be asked for anew. What somebody else has finished is left alone.
 */
export async function noteFailure(
  context: ChangeContext,
  change: ChangeRow,
  error: unknown,
): Promise<ChangeRow | undefined> {
  const row = await current(context, change);
  const { message } = toError(error);
  if (!isUnavailable(error)) {
    await applyEvent(context, row, { type: 'refused', message });
    return undefined;
  }
  if (row.state !== 'writing') return undefined;
  const at = context.now().toISOString();
  const event = { type: 'git-host-unavailable', detail: message, at } as const;
  return applyEvent(context, row, event);
}

async function current(
  { readModel }: ChangeContext,
  { id, service }: ChangeRow,
): Promise<ChangeRow> {
  const rows = await readModel.listChanges({ service });
  const row = rows.find(one => one.id === id);
  if (row) return row;
  throw new Error(`Change ${id} is gone, or a newer release has moved it on`);
}
