import { changeSchema } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { toJson } from './clean';
import type { Store } from './store';
import type { ChangeTableRow } from './tables';
import type { ChangeRow } from './records';

const contentSchema = changeSchema.extend({
  // What blocks it is found out anew; a reason of a newer release must not hide the Change.
  blockedBy: changeSchema.shape.blockedBy.catch(undefined),
  request: z.record(z.string(), z.json()),
  branch: z.string(),
  files: z.array(z.string()).optional(),
});

/** A Change as the column `content` keeps it. */
export const toContent = (change: ChangeRow) =>
  // The release before reads the spec here, and may run beside this one during an update.
  toJson({ ...change, spec: change.request.spec });

/**
 * Reads rows. One of a state or a kind that this release does not know is left out and logged: a newer release
 * wrote it, and follows it.
 */
export function parseChanges(
  rows: ChangeTableRow[],
  { warnOnce }: Pick<Store, 'warnOnce'>,
): ChangeRow[] {
  return rows.flatMap(({ id, content }) => {
    const { data, error } = contentSchema.safeParse(
      fromReleaseBefore(JSON.parse(content)),
    );
    if (data) return [data];
    const [issue] = error.issues;
    warnOnce(
      `Change ${id} is skipped, since this release cannot read it: ${issue.path.join('.')}: ${issue.message}`,
    );
    return [];
  });
}

const beforeSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  createdAt: z.string(),
  spec: z.json(),
  message: z.string().optional(),
});

/**
 * The release before kept no branch and no kind's request, and only the message told what a Change waits for.
 * What is open is asked for anew, and what waits is tried anew, so that the next look tells it in this release's words.
 */
function fromReleaseBefore(content: unknown): unknown {
  const { data } = beforeSchema.safeParse(content);
  if (!data || 'request' in data) return content;
  const { spec, message, ...row } = data;
  const waits = row.state === 'writing' && message !== undefined;
  const isTold = waits || message?.startsWith('Git host ');
  return {
    ...row,
    request: { spec },
    branch: `argosy/create-service/${row.id}`,
    message: isTold ? undefined : message,
    ...(waits &&
      !row.blockedBy && {
        blockedBy: { reason: 'git-host-unavailable', since: row.createdAt },
      }),
  };
}
