/** A figure and its control, measured in the same minute. */
export interface Pair {
  figure: number;
  control: number;
}

/** What is judged by its ratio to a control: a machine that is slow today is slow for both. */
export interface RatioRow {
  /** The same words at each run: two runs are compared by them. */
  what: string;
  unit: 'ms' | 's' | 'MB';
  /** One for each round; what counts is the median of their ratios. */
  pairs: Pair[];
  /** What the control is. */
  control: string;
  /** The most that the ratio may be. */
  goal: number;
  /** What else a reader wants to know of the figure. */
  note?: string;
}

/** What is counted; no machine is slow at it. */
interface CountRow {
  what: string;
  count: number;
  /** The most that it may be. */
  goal: number;
}

/** One line of the table that `npm run bench` prints. */
export type Row = RatioRow | CountRow;

/** The value that this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/**
 * Measures a figure and its control in turn, and each second round the control first: what slows the machine
 * down for some seconds, or whoever comes first, does so to both.
 */
export async function alternate(
  rounds: number,
  figure: (round: number) => Promise<number>,
  control: (round: number) => Promise<number>,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await figure(round);
      pairs.push({ figure: first, control: await control(round) });
    } else {
      const first = await control(round);
      pairs.push({ figure: await figure(round), control: first });
    }
  }
  return pairs;
}
