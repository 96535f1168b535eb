import { chunksOf, upsert } from '../chunks';
import { readServices, serviceRows } from '../serviceRows';
import type { Store } from '../store';
import type { ServiceTableRow, ServiceTargetRow } from '../tables';
import type { ServiceRow } from '../records';

/** Replaces all services by those of a commit; writes those only that differ. Returns whether anything changed. */
export const replaceServices = (
  { knex }: Store,
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
    for (const names of chunksOf([...gone, ...changed.map(([name]) => name)])) {
      await trx('service_targets').whereIn('service', names).delete();
      await trx('services').whereIn('name', names).delete();
    }
    const rows = changed.map(([, both]) => both);
    await upsert<ServiceTableRow>(
      trx,
      'services',
      ['name'],
      rows.map(({ service }) => service),
    );
    await upsert<ServiceTargetRow>(
      trx,
      'service_targets',
      ['service', 'environment', 'cluster'],
      rows.flatMap(({ targets }) => targets),
    );
    return gone.length + changed.length > 0;
  });
