import { CustomErrorBase } from '@backstage/errors';

/** How long a hub may take, in milliseconds. */
export interface Deadlines {
  /** One page of a list. A warming API server was seen to take 11 s. */
  page: number;
  /** From the request of a watch to its headers. */
  connect: number;
  /** Any other call. */
  call: number;
  /** A watch that is silent for this long makes us probe the hub. */
  silence: number;
  /** A watch that is silent for this long is given up, even if the hub answers probes. Bookmarks come every minute. */
  idle: number;
}

export const DEADLINES: Deadlines = {
  page: 30_000,
  connect: 10_000,
  call: 10_000,
  silence: 10_000,
  idle: 150_000,
};

/** The peer took longer than we wait. */
export class DeadlineError extends CustomErrorBase {
  name = 'DeadlineError' as const;
  constructor(milliseconds: number) {
    super(`no answer within ${Math.round(milliseconds / 100) / 10} s`);
  }
}

/**
 * Runs something that may hang. The race matters: not everything that runs inside
 * listens to the signal (a credential plugin of a kubeconfig does not).
 * @throws DeadlineError after the given time; the reason of the signal when it is aborted
 */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const control = new AbortController();
  const cut = new Promise<never>((_, reject) => {
    control.signal.addEventListener('abort', () =>
      reject(control.signal.reason),
    );
  });
  const follow = () => control.abort(signal?.reason);
  signal?.addEventListener('abort', follow, { once: true });
  const timer = setTimeout(
    () => control.abort(new DeadlineError(milliseconds)),
    milliseconds,
  );
  try {
    return await Promise.race([run(control.signal), cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
  }
}
