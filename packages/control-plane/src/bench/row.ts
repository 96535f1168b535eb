/** One line of the table that `yarn bench` prints. */
export interface Row {
  what: string;
  goal: string;
  measured: string;
  ok: boolean;
}

/** The value that this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
