import { createAgenda, type Agenda } from './resyncQueue';
import { RETRY_MS, servedOf } from './types';
import type { FollowRoom, Served } from './types';

const ROLES_EVERY_MS = 5 * 60_000;
const KEYS_EVERY_MS = 10 * 60_000;
const KEYS_RETRY_MS = 30_000;

/** A Vault, and what is due there. */
export interface Desk {
  served: Served;
  roles: Agenda;
  keys: Agenda;
}

/** One for each Vault that we log in to: none waits for another. */
export const createDesks = (room: FollowRoom): Desk[] =>
  servedOf(room).map(served => ({
    served,
    roles: createAgenda(room.timers, {
      everyMs: ROLES_EVERY_MS,
      retryMs: RETRY_MS,
    }),
    keys: createAgenda(room.timers, {
      everyMs: KEYS_EVERY_MS,
      retryMs: KEYS_RETRY_MS,
    }),
  }));
