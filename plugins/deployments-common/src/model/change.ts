import { z } from 'zod';

/** Why a Change does not move on by itself, for as long as that lasts. */
const changeBlockSchema = z.object({
  /** `pull-request-unreadable`: the host answers, but does not show the pull request. */
  reason: z.enum(['git-host-unavailable', 'pull-request-unreadable']),
  since: z.string(),
  /** What the Git host said, as a sentence. */
  detail: z.string().optional(),
});

/** Parses a Change. @public */
export const changeSchema = z.object({
  id: z.string(),
  /** Its kind: the operation that it was asked for with. */
  operation: z.enum(['create-service']),
  service: z.string(),
  entityRef: z.string(),
  owner: z.string(),
  description: z.string(),
  planHash: z.string(),
  state: z.enum(['writing', 'open', 'merged', 'closed', 'failed']),
  by: z.enum(['commit', 'pull-request']),
  /** Page of the pull request or commit. */
  url: z.string().optional(),
  /** Number of the pull request. */
  number: z.number().optional(),
  commit: z.string().optional(),
  targets: z.array(z.object({ environment: z.string(), cluster: z.string() })),
  requestedBy: z.string(),
  createdAt: z.string(),
  openedAt: z.string().optional(),
  mergedAt: z.string().optional(),
  /** When each of its targets was first Synced and Healthy. */
  healthyAt: z.string().optional(),
  closedAt: z.string().optional(),
  blockedBy: changeBlockSchema.optional(),
  /** Why it failed, or cannot be planned anew, as a sentence. */
  message: z.string().optional(),
});

/** A plan written to Git, by commit or by pull request. @public */
export type Change = z.infer<typeof changeSchema>;
