import type { ResourceTree } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { listOf, text } from './lenient';

const resourceTreeSchema = z.object({
  nodes: listOf(
    z.object({
      group: text,
      kind: z.string(),
      name: z.string(),
      namespace: text,
      health: z
        .object({ status: z.string(), message: text })
        .optional()
        .catch(undefined),
      info: listOf(z.object({ name: z.string(), value: z.string() })),
      images: listOf(z.string()),
    }),
  ),
});

/** Keeps of a resource tree what explains a state. Throws `ZodError` for anything else. */
export const parseResourceTree = (body: unknown): ResourceTree =>
  resourceTreeSchema.parse(body);
