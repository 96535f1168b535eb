import { z } from 'zod';
import { cut } from '../../lib/foreignText';

/*
 * A status that we do not fully understand must not hide the whole hub: what is
 * absent, null (as Go writes empty lists) or of another type counts as absent. Nor may its length:
 * texts and lists are cut here, before anything goes over them.
 */

/** Longer than any name, image or commit that means something. */
const NAME = 500;
/** A screen shows a sentence; a text that goes on for pages helps nobody and costs everybody. */
const MESSAGE = 2_000;
const ITEMS = 1_000;
const LABELS = 100;
/** What Kubernetes allows: prefix and name of a label, and its value. */
const KEY = 317;
const VALUE = 63;

export const word = z.string().overwrite(value => cut(value, NAME));
export const sentence = z
  .string()
  .overwrite(value => cut(value, MESSAGE))
  .default('')
  .catch('');

export const text = word.optional().catch(undefined);
export const message = z
  .string()
  .overwrite(value => cut(value, MESSAGE))
  .optional()
  .catch(undefined);

/** What cannot be read, or is too much, leaves the others. */
export function listOf<T extends z.ZodType>(item: T, most = ITEMS) {
  const whole = z.array(item);
  return z
    .array(z.unknown())
    .nullish()
    .catch([])
    .transform(items => {
      const some = (items ?? []).slice(0, most);
      const all = whole.safeParse(some);
      if (all.success) return all.data;
      return some.flatMap(one => {
        const { success, data } = item.safeParse(one);
        return success ? [data] : [];
      });
    });
}

/** An object of which the rest can be understood without it. */
export const part = <T extends z.ZodType>(schema: T) =>
  schema.optional().catch(undefined);

export const labels = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch({})
  .transform(pairs => {
    // Not as a record of strings: one label that is none must not take the others along.
    const read: Record<string, string> = {};
    for (const [key, value] of Object.entries(pairs ?? {}).slice(0, LABELS)) {
      if (typeof value === 'string') read[cut(key, KEY)] = cut(value, VALUE);
    }
    return read;
  });

/** Every object of Kubernetes has these: their absence is an error. */
export const metadata = z.object({
  name: z.string().max(253),
  namespace: z.string().max(63),
  uid: z.string().max(128),
  labels,
  deletionTimestamp: text,
});
