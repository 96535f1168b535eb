import { z } from 'zod';
import { KINDS } from './kinds';
import { ResourceExpiredError } from './ResourceExpiredError';
import { StatusError } from './StatusError';
import { text } from './lenient';
import type { Observed, WatchEvent } from './types';

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
 * @throws ResourceExpiredError when the line says that the history is gone, StatusError for any other trouble it tells of
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
  return {
    type: 'upsert',
    item: KINDS[kind].parse(hub, object),
    resourceVersion,
  };
}
