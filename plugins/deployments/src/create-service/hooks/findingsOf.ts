import { Finding } from '@argosy/plugin-deployments-common';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

const bodySchema = z.object({
  findings: z
    .array(
      z.object({
        rule: z.string().optional(),
        severity: z.enum(['error', 'warning', 'info']).default('error'),
        path: z.string(),
        message: z.string(),
        mend: z.string(),
      }),
    )
    .min(1),
});

/** The findings that a refusal (400) carries, or undefined when the error is of another kind. */
export function findingsOf(error: unknown): Finding[] | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  const parsed = bodySchema.safeParse(error.body);
  return parsed.success ? parsed.data.findings : undefined;
}
