import { z } from 'zod';
import { KINDS } from './kinds';
import { ResourceExpiredError } from '../errors/ResourceExpiredError';
import { StatusError } from '../errors/StatusError';
import { text } from '../resources/lenient';
import { parseItem } from '../resources/parseItem';
import type { Observed, WatchEvent } from '../types';

/** An object of Kubernetes has at most 1.5 MB, and about 3 MB where it is written by server-side apply. */
const LONGEST_LINE = 8_000_000;

const versioned = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
});
const named = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    resourceVersion: z.string(),
  }),
});
const status = z.object({ code: z.number().optional(), message: text });
const lineSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});

/**
 * One line of a watch.
 * @throws ResourceExpiredError when the line says that the history is gone, StatusError for any other error that it reports
 */
export function parseWatchLine<K extends keyof Observed>(
  hub: string,
  kind: K,
  line: string,
): WatchEvent<Observed[K]> {
  const { type, object } = lineSchema.parse(JSON.parse(line));
  if (type === 'ERROR') {
    const { code = 500, message = '' } = status.parse(object);
    throw code === 410
      ? new ResourceExpiredError(message)
      : new StatusError(code, message);
  }
  const resourceVersion = versioned.parse(object).metadata.resourceVersion;
  if (type === 'BOOKMARK') return { type: 'bookmark', resourceVersion };
  if (type === 'DELETED') {
    const { namespace, name } = named.parse(object).metadata;
    return { type: 'delete', namespace, name, resourceVersion };
  }
  const parsed = parseItem(each => KINDS[kind].parse(hub, each), object, '');
  return 'item' in parsed
    ? { type: 'upsert', item: parsed.item, resourceVersion }
    : { type: 'unreadable', item: parsed.unreadable, resourceVersion };
}

/**
 * The lines of a stream of bytes. A chunk may end inside a line or inside a character. What follows the last line feed is dropped: it is incomplete.
 * @throws Error for a line longer than any object
 */
export async function* readLines(
  chunks: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const piece =
      typeof chunk === 'string'
        ? chunk
        : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (
      let end = piece.indexOf('\n');
      end !== -1;
      end = piece.indexOf('\n', from)
    ) {
      const line = (rest + piece.slice(from, end)).trim();
      rest = '';
      from = end + 1;
      if (line !== '') yield line;
    }
    // Only what is new is searched: a long line comes in many chunks.
    rest += piece.slice(from);
    if (rest.length > LONGEST_LINE) {
      throw new Error('it sends a line that does not end');
    }
  }
}
