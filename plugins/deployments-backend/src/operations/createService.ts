import {
  createService as contract,
  isError,
} from '@argosy/plugin-deployments-common';
import { ConflictError } from '@backstage/errors';
import { FindingsError } from './FindingsError';
import { findOrNewChange } from './findOrNewChange';
import { defineOperation } from './defineOperation';
import { planNow } from './planNow';
import { toChange } from './toChange';
import { writePlan } from './writePlan';

/** Others may push between our reading and our writing; each round plans anew. */
const ROUNDS = 8;

export const createService = defineOperation({
  contract,
  audited: ({ spec }) => ({ service: spec.name, targets: spec.targets.length }),
  async run(rooms, { spec, planHash }, { requestedBy }) {
    for (let round = 1; ; round++) {
      const plan = await planNow(rooms, spec);
      const errors = plan.findings.filter(isError);
      if (errors.length > 0) throw new FindingsError(errors);
      if (planHash !== undefined && planHash !== plan.hash) {
        throw new ConflictError(
          `The plan of ${spec.name} is no longer the one that was shown; go back to the review and look again. Nothing was written.`,
        );
      }
      const wish = { plan, spec, requestedBy };
      const change = await findOrNewChange(rooms, wish);
      try {
        return toChange(await writePlan(rooms, plan, change));
      } catch (error) {
        const lostRace = error instanceof ConflictError && round < ROUNDS;
        if (!lostRace) throw error;
      }
    }
  },
});
