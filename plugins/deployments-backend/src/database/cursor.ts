import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { clean } from './clean';

const place = z.object({
  hub: z.string(),
  namespace: z.string(),
  name: z.string(),
});

/** The last row of a page. The next page starts behind it, whatever was written in between. */
type Place = z.infer<typeof place>;

export const toCursor = ({ hub, namespace, name }: Place) =>
  Buffer.from(JSON.stringify({ hub, namespace, name })).toString('base64url');

/** Errors: `InputError` for a text that is no cursor of ours. */
export function fromCursor(cursor: string): Place {
  try {
    const { hub, namespace, name } = place.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return { hub: clean(hub), namespace: clean(namespace), name: clean(name) };
  } catch (cause) {
    throw new InputError(
      'cursor is none that we gave; leave it out to start with the first page',
      cause,
    );
  }
}
