import {
  createService as contract,
  isError,
  type Plan,
} from '@argosy/plugin-deployments-common';
import { ConflictError, toError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import { failChange } from './failChange';
import { FindingsError } from './FindingsError';
import { findOrNewChange } from './findOrNewChange';
import { defineOperation } from './defineOperation';
import { planNow } from './planNow';
import { toChange } from './toChange';
import { isAway, waitForGitHost } from './waitForGitHost';
import { writePlan } from './writePlan';

/** Others may push between our reading and our writing; each round plans anew. */
const ROUNDS = 8;

export const createService = defineOperation({
  contract,
  audited: ({ spec }) => ({ service: spec.name, targets: spec.targets.length }),
  async run(rooms, { spec, planHash }, { requestedBy }) {
    let change: ChangeRow | undefined;
    try {
      for (let round = 1; ; round++) {
        const plan = await planNow(rooms, spec, change?.id);
        refuse(plan, planHash);
        change = await findOrNewChange(rooms, { plan, spec, requestedBy });
        try {
          return toChange(await writePlan(rooms, plan, change));
        } catch (error) {
          const lostRace = error instanceof ConflictError && round < ROUNDS;
          if (!lostRace) throw error;
        }
      }
    } catch (error) {
      if (!change) throw error;
      if (!isAway(error)) {
        await failChange(rooms, change, toError(error).message);
        throw error;
      }
      const waiting = await waitForGitHost(rooms, change, error);
      if (!waiting) throw error;
      return toChange(waiting);
    }
  },
});

function refuse(plan: Plan, planHash: string | undefined) {
  const errors = plan.findings.filter(isError);
  if (errors.length > 0) throw new FindingsError(errors);
  if (planHash !== undefined && planHash !== plan.hash) {
    throw new ConflictError(
      `The plan of ${plan.service} is no longer the one that was shown; go back to the review and look again. Nothing was written.`,
    );
  }
}
