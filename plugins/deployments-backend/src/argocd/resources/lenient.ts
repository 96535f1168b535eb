import { z } from 'zod';

/*
 * A status that we do not fully understand must not hide the whole hub: what is
 * absent, null (as Go writes empty lists) or of another type counts as absent.
 */

export const text = z.string().optional().catch(undefined);

export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .catch([])
    .transform(items => items ?? []);

export const labels = z
  .record(z.string(), z.string())
  .nullish()
  .catch({})
  .transform(pairs => pairs ?? {});

/** Every object of Kubernetes has these: their absence is an error. */
export const metadata = z.object({
  name: z.string(),
  namespace: z.string(),
  uid: z.string(),
  labels,
  deletionTimestamp: text,
});
