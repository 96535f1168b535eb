import type { Knex } from 'knex';
import { chunksOf, upsert } from '../chunks';
import { readServices, serviceRows } from '../serviceRows';
import type { Store } from '../store';
import type { ServiceTableRow, ServiceTargetRow } from '../tables';
import type { ServiceRow } from '../records';

/** Replaces all services by those of a commit; writes those only that differ. Returns whether anything changed. */
export const replaceServices = (
  { knex, now }: Store,
  commit: string,
  services: ServiceRow[],
): Promise<boolean> =>
  knex.transaction(async trx => {
    const wanted = new Map(
      services.map(service => [service.name, serviceRows(commit, service)]),
    );
    const before = new Map(
      (await readServices(trx)).map(service => [
        service.name,
        serviceRows(commit, service),
      ]),
    );
    const gone = [...before.keys()].filter(name => !wanted.has(name));
    const changed = [...wanted].filter(
      ([name, rows]) =>
        JSON.stringify(rows) !== JSON.stringify(before.get(name)),
    );
    const claimedAt = await readClaims(trx, now());
    for (const names of chunksOf([...gone, ...changed.map(([name]) => name)])) {
      await trx('service_targets').whereIn('service', names).delete();
      await trx('services').whereIn('name', names).delete();
    }
    const rows = changed.map(([, both]) => both);
    await upsert<ServiceTableRow>(
      trx,
      'services',
      ['name'],
      rows.map(({ service }) => ({
        ...service,
        claimed_at: claimedAt(service),
      })),
    );
    await upsert<ServiceTargetRow>(
      trx,
      'service_targets',
      ['service', 'environment', 'cluster'],
      rows.flatMap(({ targets }) => targets),
    );
    return gone.length + changed.length > 0;
  });

/** Since when a service claims an entity: from now on, unless it did before. */
async function readClaims(knex: Knex, now: Date) {
  const rows = await knex<ServiceTableRow>('services').select(
    'name',
    'entity_ref',
    'claimed_at',
  );
  const known = new Map(
    rows.map(row => [`${row.name} ${row.entity_ref}`, row.claimed_at]),
  );
  return (row: Pick<ServiceTableRow, 'name' | 'entity_ref'>) =>
    known.get(`${row.name} ${row.entity_ref}`) ?? now.toISOString();
}
