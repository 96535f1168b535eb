import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

/** Application names of the whole fleet, for collisions. */
export const listApplicationNames = ({
  knex,
}: Store): Promise<Array<{ hub: string; namespace: string; name: string }>> =>
  knex<ApplicationRow>('applications')
    .select('hub', 'namespace', 'name')
    .orderBy(['hub', 'namespace', 'name']);
