import { CustomErrorBase } from '@backstage/errors';

/** The other side took longer than we wait. */
export class DeadlineError extends CustomErrorBase {
  name = 'DeadlineError' as const;
  constructor(milliseconds: number) {
    super(`no answer within ${Math.round(milliseconds / 100) / 10} s`);
  }
}

/**
 * Runs something that may hang. The race matters: not all that is run inside
 * listens to the signal (a credential plugin of a kubeconfig, for one).
 * @throws DeadlineError after so many milliseconds; the signal's reason when it is aborted
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
