import { lintRepository as contract } from '@argosy/plugin-deployments-common';
import {
  findUnread,
  isLinted,
  lintRepository as lint,
} from '@argosy/plugin-deployments-planner';
import { defineOperation } from '../runOperation';
import { readFleet } from '../../changes/readFleet';

export const lintRepository = defineOperation({
  contract,
  async run(context) {
    const [fleet, snapshot] = await Promise.all([
      readFleet(context),
      context.repository.read(isLinted),
    ]);
    const { findings } = lint(snapshot, fleet);
    return {
      commit: snapshot.commit,
      findings: [...findUnread(snapshot), ...findings],
    };
  },
});
