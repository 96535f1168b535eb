import { chunksOf } from '../chunks';
import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

type Named = Pick<ApplicationRow, 'hub' | 'namespace' | 'name'>;

/** Application names of the whole fleet, for collisions; with `names` those of them that stand. */
export async function listApplicationNames(
  { knex }: Store,
  { names }: { names?: readonly string[] } = {},
): Promise<Named[]> {
  const select = () =>
    knex<ApplicationRow>('applications')
      .select('hub', 'namespace', 'name')
      .orderBy(['hub', 'namespace', 'name']);
  if (names === undefined) return select();
  const found: Named[] = [];
  for (const chunk of chunksOf(names)) {
    found.push(...(await select().whereIn('name', chunk)));
  }
  return found;
}
