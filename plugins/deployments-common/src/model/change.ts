import { z } from 'zod';
import { targetSchema } from './target';

/** Parses a Change. @public */
export const changeSchema = z.object({
  id: z.string(),
  operation: z.literal('create-service'),
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
  targets: z.array(targetSchema.pick({ environment: true, cluster: true })),
  requestedBy: z.string(),
  createdAt: z.string(),
  openedAt: z.string().optional(),
  mergedAt: z.string().optional(),
  /** When each of its targets was first Synced and Healthy. */
  healthyAt: z.string().optional(),
  closedAt: z.string().optional(),
  /** Why it failed, cannot be merged, or cannot be asked for, as a sentence. */
  message: z.string().optional(),
});

/** A plan written to Git, by commit or by pull request. @public */
export type Change = z.infer<typeof changeSchema>;
