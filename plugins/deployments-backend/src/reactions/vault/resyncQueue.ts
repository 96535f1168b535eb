import type { Clock } from '../../lib/clock';
import { RETRY_MS } from './requests';
import type { VaultConnection, VaultContext } from './types';

/** What to look at: everything, or what concerns some services. */
export interface Batch {
  /** Absent: everything. */
  services?: ReadonlySet<string>;
}

/** Says what of a Vault to look at, and when: everything at intervals, and single services on request. */
export interface ResyncQueue {
  /** Requests a look at these services. */
  add(services: Iterable<string>): void;
  /** Requests a look at everything, now. */
  addAll(): void;
  isFullDue(): boolean;
  /** Takes what is due. Undefined if nothing is, or if it is too early after a failure. */
  take(): Batch | undefined;
  /** A batch was looked at. Some services are to be tried again soon. */
  done(batch: Batch, retry?: Iterable<string>): void;
  /** Nothing of a batch was looked at. */
  failed(batch: Batch): void;
}

const NOW = -Infinity;

export function createResyncQueue(
  { now }: Pick<Clock, 'now'>,
  { everyMs, retryMs }: { everyMs: number; retryMs: number },
): ResyncQueue {
  let fullAt = NOW;
  let notBefore = NOW;
  /** When each service is due. */
  const dueAt = new Map<string, number>();

  const queue: ResyncQueue = {
    add(services) {
      for (const service of services) dueAt.set(service, NOW);
    },
    addAll() {
      fullAt = NOW;
      notBefore = NOW;
    },
    isFullDue: () => now() >= Math.max(notBefore, fullAt),
    take() {
      if (now() < notBefore) return undefined;
      if (queue.isFullDue()) {
        dueAt.clear();
        return {};
      }
      const due = [...dueAt].filter(([, at]) => now() >= at);
      if (due.length === 0) return undefined;
      const services = new Set(due.map(([service]) => service));
      services.forEach(service => dueAt.delete(service));
      return { services };
    },
    done({ services }, retry = []) {
      if (!services) fullAt = now() + everyMs;
      for (const service of retry) {
        // one that was requested meanwhile is due sooner
        if (!dueAt.has(service)) dueAt.set(service, now() + retryMs);
      }
    },
    failed({ services }) {
      if (services) queue.add(services);
      else fullAt = NOW;
      notBefore = now() + retryMs;
    },
  };
  return queue;
}

const ROLES_EVERY_MS = 5 * 60_000;
const KEYS_EVERY_MS = 10 * 60_000;
const KEYS_RETRY_MS = 30_000;

/** A Vault that we log in to, and what is due there. */
export interface VaultQueues {
  connection: VaultConnection;
  roles: ResyncQueue;
  keys: ResyncQueue;
}

/** Queues for each Vault that the portal logs in to: none waits for another. */
export const createVaultQueues = (context: VaultContext): VaultQueues[] =>
  connectionsOf(context).map(connection => ({
    connection,
    roles: createResyncQueue(context.clock, {
      everyMs: ROLES_EVERY_MS,
      retryMs: RETRY_MS,
    }),
    keys: createResyncQueue(context.clock, {
      everyMs: KEYS_EVERY_MS,
      retryMs: KEYS_RETRY_MS,
    }),
  }));

export const connectionsOf = ({
  config,
  vaults,
}: Pick<VaultContext, 'config' | 'vaults'>): VaultConnection[] =>
  config.servers.flatMap(server => {
    const vault = vaults.get(server.name);
    return vault ? [{ server, vault }] : [];
  });
