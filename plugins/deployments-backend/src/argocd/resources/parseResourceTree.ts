import type { ResourceTree } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { listOf, message, part, text, word } from './lenient';

/** More nodes than these explain nothing more. */
const NODES = 5_000;
const FEW = 50;

const resourceTreeSchema = z.object({
  nodes: listOf(
    z.object({
      group: text,
      kind: word,
      name: word,
      namespace: text,
      health: part(z.object({ status: word, message })),
      info: listOf(z.object({ name: word, value: word }), FEW),
      images: listOf(word, FEW),
    }),
    NODES,
  ),
});

/** Keeps of a resource tree what explains a state. Throws `ZodError` for anything else. */
export const parseResourceTree = (body: unknown): ResourceTree =>
  resourceTreeSchema.parse(body);
