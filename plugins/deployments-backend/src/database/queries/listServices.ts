import type { Store } from '../store';
import { readServices } from '../serviceRows';
import type { ServiceRow } from '../records';

/** The services of the merged files, by name. */
export const listServices = ({ knex }: Store): Promise<ServiceRow[]> =>
  readServices(knex);
