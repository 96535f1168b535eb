import type * as queries from './queries';
import type { Store } from './store';

export type * from './records';

/** A query with its store bound. */
type Bound<Query> = Query extends (store: Store, ...args: infer Args) => infer R
  ? (...args: Args) => R
  : never;

/** Every query, bound. */
export type Queries = {
  [Name in keyof typeof queries]: Bound<(typeof queries)[Name]>;
};

/** What can be asked and written under a lease. */
export type LeasedReadModel = Omit<Queries, 'acquireLease' | 'releaseLease'>;

/** The read model: the plugin's database. Ids of Deployments are `<hub>/<namespace>/<name>`. */
export type ReadModel = Queries & {
  /**
   * The same for the holder of a lease: once another holds it, whatever is asked or written
   * fails with `LeaseLostError`, and nothing of it is kept.
   */
  underLease(name: string, holder: string): LeasedReadModel;
};
