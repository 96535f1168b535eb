import { z } from 'zod';
import { oneLine } from '../../lib/foreignText';
import type { Unreadable } from '../types';
import { word } from './lenient';

const WHY = 300;

const nameSchema = z.object({
  metadata: z.object({
    name: word.catch('?'),
    namespace: word.optional().catch(undefined),
    uid: word.optional().catch(undefined),
  }),
});

/** One object of a list or a watch: what we keep of it, or its name and why nothing can be kept. */
export function parseItem<T>(
  parse: (object: unknown) => T,
  object: unknown,
  namespace: string,
): { item: T } | { unreadable: Unreadable } {
  try {
    return { item: parse(object) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const { metadata } = nameSchema
      .catch({ metadata: { name: '?' } })
      .parse(object);
    return {
      unreadable: {
        namespace: metadata.namespace ?? namespace,
        name: metadata.name,
        ...(metadata.uid !== undefined && { uid: metadata.uid }),
        why: whyOf(error),
      },
    };
  }
}

const whyOf = ({ issues: [first] }: z.ZodError) =>
  oneLine(`${first.path.join('.')}: ${first.message}`, WHY);
