import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs something that a person asked for: what it sends out may say so. A service that asks is nobody. */
export const onBehalfOf = <T>(requestedBy: string, run: () => T): T =>
  requestedBy.startsWith('user:') ? storage.run(requestedBy, run) : run();

/** Entity ref of the person who caused what runs now. Undefined where nobody asked. */
export const requesterNow = (): string | undefined => storage.getStore();
