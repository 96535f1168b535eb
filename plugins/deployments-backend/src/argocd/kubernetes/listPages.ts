import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { GROUP, KINDS, notInstalled, rightTo, VERSION } from './kinds';
import { Connection, cutBy } from './Kubernetes';
import type { Kubernetes } from './Kubernetes';
import { translateError } from '../errors/translateError';
import { parseItem } from '../resources/parseItem';
import type { Observed, Unreadable } from '../types';
import { withDeadline } from '../deadlines';

/** Small enough that a page of whole Applications costs about 4 MB. */
const PAGE = 500;
/** Half a million objects of one kind. A hub that has more pages has lost its way. */
const MOST_PAGES = 1_000;

const pageSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().optional(),
  }),
  items: z.array(z.unknown()),
});

interface Page<K extends keyof Observed> {
  items: Observed[K][];
  unreadable: Unreadable[];
  resourceVersion: string;
}

/** One page as the hub gives it. */
const readPage = (
  { open, deadlines }: Kubernetes,
  {
    kind,
    namespace,
    from,
    connection,
  }: {
    kind: keyof Observed;
    namespace: string;
    from: string | undefined;
    connection: Connection;
  },
  signal: AbortSignal,
) =>
  withDeadline(deadlines.page, signal, async cut =>
    pageSchema.parse(
      await open().objects.listNamespacedCustomObject(
        {
          group: GROUP,
          version: VERSION,
          namespace,
          plural: kind,
          limit: PAGE,
          _continue: from,
        },
        cutBy(cut, connection),
      ),
    ),
  );

/**
 * Pages of the whole list, each reduced to what we keep. While one is reduced and used, the next is already requested:
 * the hub, this process and our database work at the same time.
 * @throws ResourceExpiredError when the hub no longer knows the rest of the list (410): discard the pages so far and list again
 */
export async function* listPages<K extends keyof Observed>(
  kubernetes: Kubernetes,
  { kind, namespace }: { kind: K; namespace: string },
  signal: AbortSignal,
): AsyncGenerator<Page<K>> {
  const { hub, peer, remedies } = kubernetes;
  const connection = new Connection();
  const ask = (from?: string) => {
    const asked = readPage(
      kubernetes,
      { kind, namespace, from, connection },
      signal,
    );
    // A failure is thrown when its turn comes, if it comes.
    asked.catch(() => undefined);
    return asked;
  };
  const given = new Set<string>();
  const askNext = (from: string) => {
    if (given.has(from) || given.size === MOST_PAGES) {
      throw new Error('it gives the pages of its list without end');
    }
    given.add(from);
    return ask(from);
  };
  /** The whole Applications live no longer than this call. */
  const take = async (asked: ReturnType<typeof ask>) => {
    const { metadata, items } = await asked;
    const next = metadata.continue ? askNext(metadata.continue) : undefined;
    // The request is only sent when this process yields, and a page is saved to SQLite without yielding.
    await setImmediate();
    const parsed = items.map(item =>
      parseItem(object => KINDS[kind].parse(hub, object), item, namespace),
    );
    return {
      page: {
        items: parsed.flatMap(one => ('item' in one ? [one.item] : [])),
        unreadable: parsed.flatMap(one =>
          'unreadable' in one ? [one.unreadable] : [],
        ),
        resourceVersion: metadata.resourceVersion,
      },
      next,
    };
  };
  try {
    let asked: ReturnType<typeof ask> | undefined = ask();
    while (asked) {
      const { page, next }: Awaited<ReturnType<typeof take>> =
        await take(asked);
      asked = next;
      yield page;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw translateError(error, {
      peer,
      right: rightTo('list', kind, namespace),
      missing: notInstalled(peer, kind),
      remedies,
    });
  } finally {
    connection.close();
  }
}
