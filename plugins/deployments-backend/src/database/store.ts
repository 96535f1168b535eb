import type { Knex } from 'knex';

/** A hub as configured: what its rows do not say. */
export interface KnownHub {
  name: string;
  /** Those that hold Applications; ours are in the first. */
  namespaces: readonly string[];
  /** Address of Argo CD's pages, for links. */
  url?: string;
  /** False without access to Argo CD's own API. */
  details: boolean;
}

/** What every query has at hand. */
export interface Store {
  knex: Knex;
  hubs: readonly KnownHub[];
  /** Names of the configured Vaults. */
  vaults: readonly string[];
  now(): Date;
  /** ISO time of the start: since when a hub or a Vault that was never seen is connecting. */
  startedAt: string;
  /** Logs a warning, once for each message. */
  warnOnce(message: string): void;
}

/** Ids of Deployments. */
export const idOf = (hub: string, namespace: string, name: string) =>
  `${hub}/${namespace}/${name}`;
