import { z } from 'zod';

/** What the template's `output` says of its two steps. */
export const outputSchema = z.object({
  files: z.string().optional(),
  applications: z.string().optional(),
  change: z.object({
    by: z.enum(['commit', 'pull-request']),
    /** `writing`: it waits for the Git host, as its message says. */
    state: z.string().optional(),
    entityRef: z.string(),
    url: z.string().optional(),
    number: z.number().optional(),
    commit: z.string().optional(),
    message: z.string().optional(),
  }),
});

export type CreateOutput = z.infer<typeof outputSchema>;
