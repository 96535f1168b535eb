/** Tells browsers and other plugins that something changed. */
export interface Notifier {
  /**
   * Something with one of these ids changed: sends a signal, at most one per 200 ms, and again 10 s later.
   * Ids are `<hub>/<namespace>/<name>` for Deployments, `change/<service>` for Changes, `hub/<name>` for hubs,
   * `secrets/<service>` for the secrets of a service and `vault/<name>` for Vaults.
   */
  changed(ids: string[]): void;
  /** What signals call an id: 12 characters that tell nothing to whoever has not been answered them with it. */
  signalOf(id: string): string;
  /** The list of services changed: publishes an event for the catalog. */
  servicesChanged(): void;
  /** Sends what is waiting, then stops. */
  stop(): Promise<void>;
}
