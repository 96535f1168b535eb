import type { ChangeRow } from '../../database/types';

const HOUR_MS = 3_600_000;
const OLD_EVERY_MS = 60_000;
const REPLAN_EVERY_MS = 60_000;
const WRITE_EVERY_MS = 10_000;
const WRITING_MS = 120_000;
const SEEN_MS = 30_000;

/** When what is due for which Change. Times are milliseconds since the epoch. */
export function createSchedule() {
  const polled = new Map<string, number>();
  const resumed = new Map<string, number>();
  const writing = new Map<string, number>();
  return {
    /** At each look in a Change's first hour, then once a minute. */
    isPollDue(change: ChangeRow, now: number): boolean {
      const age = now - Date.parse(change.openedAt ?? change.createdAt);
      const due =
        age < HOUR_MS || now - (polled.get(change.id) ?? 0) >= OLD_EVERY_MS;
      if (due) polled.set(change.id, now);
      return due;
    },
    /** A new plan needs a moment until the host says that it fits; one that could not be written is tried sooner. */
    isResumeDue({ id, state }: ChangeRow, now: number): boolean {
      const every = state === 'writing' ? WRITE_EVERY_MS : REPLAN_EVERY_MS;
      const due = now - (resumed.get(id) ?? 0) >= every;
      if (due) resumed.set(id, now);
      return due;
    },
    /**
     * It waits for something, so nobody is writing it. Or nobody writes for so long that its backend is gone;
     * seen for a while too, as an old one may be tried anew.
     */
    isAbandoned({ id, createdAt, blockedBy }: ChangeRow, now: number): boolean {
      if (blockedBy) return true;
      const seen = writing.get(id) ?? now;
      writing.set(id, seen);
      return now - seen >= SEEN_MS && now - Date.parse(createdAt) >= WRITING_MS;
    },
    /** Forgets Changes that need no more looks. */
    keepOnly(ids: ReadonlySet<string>): void {
      for (const times of [polled, resumed, writing]) {
        for (const id of times.keys()) if (!ids.has(id)) times.delete(id);
      }
    },
  };
}
