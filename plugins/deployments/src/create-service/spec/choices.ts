export const DELIVERIES = ['rolling', 'canary', 'blue-green'] as const;

/** How a new version takes over. */
export type Delivery = (typeof DELIVERIES)[number];

export const SIZES = ['S', 'M', 'L'] as const;

/** A size class, or numbers of one's own. */
export type Size = (typeof SIZES)[number] | { cpu?: string; memory?: string };

/** How a workload is reached from outside; absent: not at all. */
export interface Exposure {
  /** Host by environment; an empty one means: not exposed there. */
  hosts: Record<string, string>;
}
