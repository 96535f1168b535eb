import {
  FindingsError,
  isError,
  parseWith,
} from '@argosy/plugin-deployments-common';
import { ConflictError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import { applyEvent } from './applyEvent';
import { changeKinds } from './changeKinds';
import { planChange } from './planChange';
import type { ChangeContext } from './types';
import { noteFailure, writePlan } from './writePlan';

/**
 * Plans a Change anew against what stands now, and writes it over what it wrote before: for a pull request that
 * conflicts, and for a write that was cut off. The latter waits on while the Git host is away, and has failed when
 * the host refuses it.
 * @throws what keeps an open Change from being planned anew
 */
export async function resumeChange(
  context: ChangeContext,
  change: ChangeRow,
): Promise<void> {
  const kind = changeKinds[change.operation];
  try {
    const parsed = parseWith(kind.request, change.request);
    if ('findings' in parsed) throw new FindingsError(parsed.findings);
    const request = parsed.value;
    const plan = await planChange(context, kind, {
      request,
      changeId: change.id,
    });
    const [error] = plan.findings.filter(isError);
    if (error) {
      const message = `${error.message} ${error.remedy}`;
      await applyEvent(context, change, { type: 'refused', message });
      return;
    }
    await writePlan(context, plan, { change, kind });
  } catch (cause) {
    // Somebody was faster: the next look finds the Change unfinished and plans again.
    if (cause instanceof ConflictError) return;
    if (change.state !== 'writing') throw cause;
    await noteFailure(context, change, cause);
  }
}
