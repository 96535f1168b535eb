import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';

/** How long something took, and how it ended. */
interface Ran {
  seconds: number;
  /** What was thrown. Absent: it succeeded. */
  error?: unknown;
}

/** What is read when metrics are collected. */
export interface Observed {
  hubs(): Promise<Array<{ name: string; state: string }>>;
  /** Of each state that open Changes are in: how many, and the ISO time at which the oldest was made. */
  openChanges(): Promise<
    Array<{ state: string; count: number; oldest: string }>
  >;
  now(): Date;
}

/**
 * What the plugin measures: docs/metrics.md lists it. No attribute names a service, an Application or a
 * person: each combination of attributes is a series of its own.
 */
export interface Metrics {
  operationRan(operation: string, ran: Ran): void;
  reactionRan(reaction: string, ran: Ran): void;
  /** Part of a run failed, or something that does not run at intervals. */
  reactionFailed(reaction: string, error: unknown): void;
  /** An event of a watch stands in the read model. */
  eventSaved(hub: string, kind: string, seconds: number): void;
  listed(hub: string, kind: string): void;
  leaseChanged(lease: string, change: 'acquired' | 'lost' | 'released'): void;
  gitFailed(call: string, error: unknown): void;
  vaultFailed(server: string, reason: string): void;
  /** What is read at each collection. */
  observe(observed: Observed): void;
}

/** Where nobody measures. */
export const noMetrics: Metrics = {
  operationRan() {},
  reactionRan() {},
  reactionFailed() {},
  eventSaved() {},
  listed() {},
  leaseChanged() {},
  gitFailed() {},
  vaultFailed() {},
  observe() {},
};

/** OpenTelemetry's own buckets are made for milliseconds. */
const duration = (description: string) => ({
  description,
  unit: 's',
  advice: {
    explicitBucketBoundaries: [
      0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ],
  },
});

/** Makes the instruments. Each of them stands in docs/metrics.md. */
export function createMetrics(service: MetricsService): Metrics {
  const operations = service.createHistogram(
    'deployments.operation.duration',
    duration('Duration of operations, over HTTP and as actions'),
  );
  const reactions = service.createHistogram(
    'deployments.reaction.duration',
    duration('Duration of the runs of reactions'),
  );
  const failures = service.createCounter('deployments.reaction.failures', {
    description: 'Runs of reactions, or parts of them, that failed',
    unit: '{failure}',
  });
  const lag = service.createHistogram(
    'deployments.watch.lag',
    duration('From the arrival of a watch event to its row in the read model'),
  );
  const relists = service.createCounter('deployments.hub.relists', {
    description: 'Complete lists read from a hub',
    unit: '{list}',
  });
  const leases = service.createCounter('deployments.lease.changes', {
    description: 'Leases that this replica acquired, lost or released',
    unit: '{change}',
  });
  const git = service.createCounter('deployments.git.failures', {
    description: 'Calls to the GitOps repository and its host that failed',
    unit: '{failure}',
  });
  const vault = service.createCounter('deployments.vault.failures', {
    description: 'Calls to Vault that failed',
    unit: '{failure}',
  });
  return {
    operationRan: (operation, { seconds: took, error }) =>
      operations.record(took, { operation, ...outcomeOf(error) }),
    reactionRan: (reaction, { seconds: took, error }) => {
      reactions.record(took, { reaction, ...outcomeOf(error) });
      if (error) failures.add(1, { reaction, ...typeOf(error) });
    },
    reactionFailed: (reaction, error) =>
      failures.add(1, { reaction, ...typeOf(error) }),
    eventSaved: (hub, kind, took) => lag.record(took, { hub, kind }),
    listed: (hub, kind) => relists.add(1, { hub, kind }),
    leaseChanged: (lease, change) => leases.add(1, { lease, change }),
    gitFailed: (call, error) => git.add(1, { call, ...typeOf(error) }),
    vaultFailed: (server, reason) =>
      vault.add(1, { server, 'error.type': reason }),
    observe: observed => createGauges(service, observed),
  };
}

/** Each replica reports the same: what stands in the read model. */
function createGauges(service: MetricsService, observed: Observed): void {
  service
    .createObservableGauge('deployments.hub.state', {
      description: '1 for the state that a hub is in',
      unit: '1',
    })
    .addCallback(async gauge => {
      for (const { name, state } of await observed.hubs()) {
        gauge.observe(1, { hub: name, state });
      }
    });
  service
    .createObservableGauge('deployments.changes.open', {
      description: 'Changes that are not merged yet, by state',
      unit: '{change}',
    })
    .addCallback(async gauge => {
      for (const { state, count } of await observed.openChanges()) {
        gauge.observe(count, { state });
      }
    });
  service
    .createObservableGauge('deployments.changes.oldest', {
      description: 'Age of the oldest Change that is not merged yet, by state',
      unit: 's',
    })
    .addCallback(async gauge => {
      const now = observed.now().getTime();
      for (const { state, oldest } of await observed.openChanges()) {
        gauge.observe((now - Date.parse(oldest)) / 1000, { state });
      }
    });
}

const typeOf = (error: unknown) => ({ 'error.type': toError(error).name });

const outcomeOf = (error: unknown) =>
  error ? { outcome: 'failure', ...typeOf(error) } : { outcome: 'success' };

/** Runs something, and reports how long it took and how it ended. */
export async function measure<T>(
  run: () => Promise<T>,
  report: (ran: Ran) => void,
  now: () => number = () => performance.now(),
): Promise<T> {
  const startedAt = now();
  const elapsed = () => (now() - startedAt) / 1000;
  try {
    const value = await run();
    report({ seconds: elapsed() });
    return value;
  } catch (error) {
    report({ seconds: elapsed(), error });
    throw error;
  }
}

/** The same call, whose failures are reported. */
export const reportFailures =
  <Args extends unknown[], T>(
    call: (...args: Args) => Promise<T>,
    report: (error: unknown) => void,
  ) =>
  async (...args: Args): Promise<T> => {
    try {
      return await call(...args);
    } catch (error) {
      report(error);
      throw error;
    }
  };
