import type { Change, Plan } from '@argosy/plugin-deployments-common';
import type { JsonObject } from '@backstage/types';
import type { z } from 'zod';
import type { ChangeContext } from './types';

/** What an operation that writes to Git gives, so that its Changes are written, followed and planned anew. */
export interface ChangeKind<Request extends JsonObject = JsonObject> {
  name: Change['operation'];
  /**
   * Who decides what follows the pull request. The tracker plans anew, settles and finishes. Of a Change that a
   * promotion drives it only polls the pull request.
   */
  drivenBy: 'tracker' | 'promotion';
  /** Parses what was asked for: it is kept with the Change, to plan from again. */
  request: z.ZodType<Request>;
  /** Plans against what stands now, for a Change of this id where there is one. Writes nothing. */
  plan(
    context: ChangeContext,
    request: Request,
    changeId?: string,
  ): Promise<Plan>;
  /** The id of the Change that a plan becomes: the same for the same request, and no other kind's. */
  idOf(plan: Plan): string;
  /** First line of the commit, and title of the pull request. */
  title(plan: Plan): string;
  /** What is shown of the Change, and decides who sees it. */
  describe(request: Request): Pick<Change, 'owner' | 'description' | 'targets'>;
}
