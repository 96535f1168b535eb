/** Tells browsers and other plugins that something changed. */
export interface Notifier {
  /** Deployments, hubs, Changes, secrets or Vaults changed: a signal, at most one per 200 ms, and one more 10 s later. Ids of Deployments are `<hub>/<namespace>/<name>`, of Changes `change/<service>`, of hubs `hub/<name>`, of the secrets of a service `secrets/<service>`, of Vaults `vault/<name>`. */
  changed(ids: string[]): void;
  /** The list of services changed: an event for the catalog. */
  servicesChanged(): void;
  /** Sends what waits, then stops. */
  stop(): Promise<void>;
}
