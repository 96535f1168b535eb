import type { Timers } from '../observeTimers';

/** What is due at a Vault: all of it, or what concerns some services. */
export interface Due {
  /** Absent: all. */
  services?: ReadonlySet<string>;
}

/** When what is due at one Vault. */
export function createAgenda(
  { now }: Pick<Timers, 'now'>,
  { everyMs, retryMs }: { everyMs: number; retryMs: number },
) {
  let allAt = -Infinity;
  let notBefore = -Infinity;
  let retryAt = Infinity;
  const asked = new Set<string>();
  const waiting = new Set<string>();
  const agenda = {
    add(services: Iterable<string>): void {
      for (const service of services) asked.add(service);
    },
    /** All of it, and now. */
    addAll(): void {
      allAt = -Infinity;
      notBefore = -Infinity;
    },
    isAllDue: () => now() >= Math.max(notBefore, allAt),
    /** What is due now; nothing while it is too early to try again. */
    take(): Due | undefined {
      if (now() < notBefore) return undefined;
      if (agenda.isAllDue()) {
        asked.clear();
        return {};
      }
      if (now() >= retryAt) {
        agenda.add(waiting);
        waiting.clear();
        retryAt = Infinity;
      }
      if (asked.size === 0) return undefined;
      const services = new Set(asked);
      asked.clear();
      return { services };
    },
    /** It was done, but for some services that are tried again soon. */
    done({ services }: Due, again: Iterable<string> = []): void {
      if (!services) allAt = now() + everyMs;
      for (const service of again) waiting.add(service);
      if (waiting.size > 0 && retryAt === Infinity) retryAt = now() + retryMs;
    },
    /** Nothing of it counts. */
    failed({ services }: Due): void {
      if (services) agenda.add(services);
      else allAt = -Infinity;
      notBefore = now() + retryMs;
    },
  };
  return agenda;
}

export type Agenda = ReturnType<typeof createAgenda>;
