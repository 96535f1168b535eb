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
  /** Objects that cannot be read and are left out, the others being shown: how many, and the first of them. */
  unreadable: z
    .object({
      count: z.number(),
      /** ISO time since when there are any. */
      since: z.string(),
      first: z.array(
        z.object({ name: z.string(), since: z.string(), why: z.string() }),
      ),
    })
    .optional(),
});

/** @public */
export type HubStatus = z.infer<typeof hubStatusSchema>;
