import { z } from 'zod';

/** What a rule has to say about a plan or a repository. `rule` is absent for faults of the input's form. @public */
export const findingSchema = z.object({
  rule: z.string().optional(),
  severity: z.enum(['error', 'warning', 'info']),
  /** Where: a path into the spec (`workloads.0.image`) or a file of the repository. */
  path: z.string(),
  /** What is wrong, as a sentence. */
  message: z.string(),
  /** What to do about it, as a sentence. */
  remedy: z.string(),
});

/** @public */
export type Finding = z.infer<typeof findingSchema>;

/** @public */
export const isError = (finding: Finding) => finding.severity === 'error';
