import {
  FindingsError,
  isError,
  type Plan,
} from '@argosy/plugin-deployments-common';
import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { ChangeRow } from '../database/types';
import type { ChangeKind } from './ChangeKind';
import { planChange } from './planChange';
import type { ChangeContext } from './types';
import { noteFailure, writePlan } from './writePlan';

/** Others may push between our reading and our writing; each round plans anew. */
const ROUNDS = 8;

/** A request for a Change. */
export interface ChangeRequest<Request extends JsonObject> {
  request: Request;
  /** Entity ref of the person, or `service:<subject>`. */
  requestedBy: string;
  /** Hash of the plan that was shown: no other is written. */
  planHash?: string;
}

/**
 * Plans what is asked for and writes it to Git, as a Change that is found again when the same is asked for again.
 * While the Git host is away the Change waits, and is written by the tracker.
 * Errors: {@link FindingsError} for a plan with errors, `ConflictError` for another plan than the one that was shown,
 * and those of the repository.
 */
export async function writeChange<Request extends JsonObject>(
  context: ChangeContext,
  kind: ChangeKind<Request>,
  asked: ChangeRequest<Request>,
): Promise<ChangeRow> {
  const { request, planHash } = asked;
  let change: ChangeRow | undefined;
  try {
    for (let round = 1; ; round++) {
      const changeId = change?.id;
      const others = changeId ? undefined : await listUnfinished(context);
      const plan = await planChange(context, kind, { request, changeId });
      refuse(plan, planHash);
      change ??= await findOrBegin(context, kind, { ...asked, plan });
      if (change.state === 'merged') return change;
      // One that was begun meanwhile may want the same; from now on it sees this one, and this one must look at it.
      if (others && (await hasCome(context, others, change))) continue;
      try {
        return await writePlan(context, plan, { change, kind });
      } catch (error) {
        const isLostRace = error instanceof ConflictError && round < ROUNDS;
        if (!isLostRace) throw error;
      }
    }
  } catch (error) {
    if (!change) throw error;
    const waiting = await noteFailure(context, change, error);
    if (!waiting) throw error;
    return waiting;
  }
}

function refuse(plan: Plan, planHash: string | undefined) {
  const errors = plan.findings.filter(isError);
  if (errors.length > 0) throw new FindingsError(errors);
  if (planHash !== undefined && planHash !== plan.hash) {
    throw new ConflictError(
      `The plan of ${plan.service} is no longer the one that was shown; go back to the review and look again. Nothing was written.`,
    );
  }
}

/** The Change that a plan becomes, or has become already. */
async function findOrBegin<Request extends JsonObject>(
  context: ChangeContext,
  kind: ChangeKind<Request>,
  asked: ChangeRequest<Request> & { plan: Plan },
): Promise<ChangeRow> {
  const { config, readModel, notifier, now } = context;
  const { plan, request, requestedBy } = asked;
  const { service, entityRef, hash: planHash } = plan;
  const id = kind.idOf(plan);
  for (let round = 1; round <= ROUNDS; round++) {
    const known = await readModel.listChanges({ service });
    // A Change that was planned anew has another plan than its id tells.
    const same =
      known.find(
        change =>
          isUnfinished(change) &&
          change.operation === kind.name &&
          change.planHash === planHash,
      ) ?? known.find(change => change.id === id);
    // A merged one that owes files was taken back in Git since: this is asked for anew.
    const stands = same?.state === 'merged' && plan.files.length === 0;
    if (same && (stands || isUnfinished(same))) return same;
    const change: ChangeRow = {
      id,
      operation: kind.name,
      service,
      entityRef,
      ...kind.describe(request),
      planHash,
      state: 'writing',
      by: plan.change,
      requestedBy,
      createdAt: now().toISOString(),
      request,
      // What a pull request was opened with stays its branch, so that it is found again.
      branch: same?.branch ?? `${config.gitops.branchPrefix}${kind.name}/${id}`,
      files: plan.files.map(({ path }) => path),
    };
    if (await readModel.saveChange(change, same ? [same.state] : [])) {
      notifier.changed([`change/${service}`]);
      notifier.servicesChanged();
      return change;
    }
  }
  throw new ConflictError(
    `Change ${id} is being changed by somebody else; try again in a moment.`,
  );
}

async function listUnfinished({ readModel }: ChangeContext) {
  const rows = await readModel.listChanges({ states: ['open', 'writing'] });
  return new Set(rows.map(({ id }) => id));
}

async function hasCome(
  context: ChangeContext,
  others: ReadonlySet<string>,
  { id }: ChangeRow,
): Promise<boolean> {
  const now = await listUnfinished(context);
  return [...now].some(one => one !== id && !others.has(one));
}

const isUnfinished = ({ state }: ChangeRow) =>
  state === 'open' || state === 'writing';
