/**
 * How a client of the lab keeps its connections: for less time at rest than any peer does. An API server ends them after
 * 90 s, and who writes to one just then is hung up on.
 */
export const KEPT = { keepAlive: true, timeout: 30_000 } as const;
