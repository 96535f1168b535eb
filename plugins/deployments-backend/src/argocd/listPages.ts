import { z } from 'zod';
import { GROUP, KINDS, VERSION } from './kinds';
import { cutBy } from './Kubernetes';
import type { Kubernetes } from './Kubernetes';
import { notInstalled, rightTo } from './rights';
import { translateError } from './translateError';
import type { Observed } from './types';
import { withDeadline } from './withDeadline';

/** Small enough that a page of whole Applications costs about 4 MB. */
const PAGE = 500;

const pageSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().optional(),
  }),
  items: z.array(z.unknown()),
});

/** The whole Applications live no longer than this call. */
const readPage = <K extends keyof Observed>(
  { hub, open, deadlines }: Kubernetes,
  kind: K,
  namespace: string,
  _continue: string | undefined,
  signal: AbortSignal,
) =>
  withDeadline(deadlines.page, signal, async cut => {
    const { metadata, items } = pageSchema.parse(
      await open().objects.listNamespacedCustomObject(
        {
          group: GROUP,
          version: VERSION,
          namespace,
          plural: kind,
          limit: PAGE,
          _continue,
        },
        cutBy(cut),
      ),
    );
    return {
      items: items.map(item => KINDS[kind].parse(hub, item)),
      upTo: metadata.resourceVersion,
      next: metadata.continue || undefined,
    };
  });

/**
 * Pages of the whole list, each reduced to what we keep. While one is used, the next is on its way: the hub and our
 * database work at once.
 * @throws ResourceExpiredError when the list changed hands under us (410): what was given so far is worth nothing, list again
 */
export async function* listPages<K extends keyof Observed>(
  kubernetes: Kubernetes,
  kind: K,
  namespace: string,
  signal: AbortSignal,
): AsyncGenerator<{ items: Observed[K][]; upTo: string }> {
  const { peer, mends } = kubernetes;
  const ask = (from?: string) =>
    readPage(kubernetes, kind, namespace, from, signal).catch(error => {
      signal.throwIfAborted();
      throw translateError(error, {
        peer,
        right: rightTo('list', kind, namespace),
        missing: notInstalled(peer, kind),
        mends,
      });
    });
  let asked: ReturnType<typeof ask> | undefined = ask();
  while (asked) {
    const { items, upTo, next }: Awaited<typeof asked> = await asked;
    asked = next === undefined ? undefined : ask(next);
    // What went wrong is thrown when its turn comes, if it comes.
    asked?.catch(() => undefined);
    yield { items, upTo };
  }
}
