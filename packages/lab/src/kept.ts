/**
 * How long clients of the lab keep idle connections: shorter than any peer does. An API server closes them after
 * 90 s, and a request sent at that moment would fail.
 */
export const KEPT = { keepAlive: true, timeout: 30_000 } as const;
