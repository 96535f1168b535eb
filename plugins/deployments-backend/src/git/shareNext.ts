/**
 * Lets callers share work without anybody getting an answer older than the
 * question: who asks while one is under way waits for the next, together with
 * all others who do.
 */
export function shareNext<T>(work: () => Promise<T>): () => Promise<T> {
  let current: Promise<unknown> | undefined;
  let next: Promise<T> | undefined;
  const start = () => {
    const run = work();
    current = run;
    const done = () => {
      if (current === run) current = undefined;
    };
    run.then(done, done);
    return run;
  };
  return () => {
    if (next) return next;
    if (!current) return start();
    const follow = () => {
      next = undefined;
      return start();
    };
    next = current.then(follow, follow);
    return next;
  };
}
