import { z } from 'zod';

/** Parses how a hub is reached, and since when. @public */
export const hubStatusSchema = z.object({
  name: z.string(),
  state: z.enum(['connecting', 'live', 'stale', 'unreachable', 'refused']),
  /** ISO time since when the state holds. */
  since: z.string(),
  /** Why, as a sentence, where the state is not live. */
  cause: z.string().optional(),
  /** Argo CD's own page, for links. */
  url: z.string().optional(),
  /** False without access to Argo CD's own API: causes then come from conditions and operations only. */
  details: z.boolean(),
});

/** @public */
export type HubStatus = z.infer<typeof hubStatusSchema>;
