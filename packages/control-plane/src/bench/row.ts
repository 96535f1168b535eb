/** A figure and its control, measured in the same minute. */
export interface Pair {
  figure: number;
  control: number;
}

/** A figure that is judged by its ratio to a control, since a machine that is slow today slows both. */
export interface RatioRow {
  /** The same words in each run, since two runs are compared by them. */
  what: string;
  unit: 'ms' | 's' | 'MB';
  /** One pair for each round. The median of their ratios counts. */
  pairs: Pair[];
  /** What is measured as the control. */
  control: string;
  /** The highest ratio that passes. */
  goal: number;
  /** More about the figure, for the reader. */
  note?: string;
}

/** A count, which does not depend on the machine. */
interface CountRow {
  what: string;
  count: number;
  /** The highest count that passes. */
  goal: number;
}

/** A line of the table that `npm run bench` prints. */
export type Row = RatioRow | CountRow;

/** Returns the value that this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/**
 * Measures a figure and its control in turn, and begins every second round with the control. So both suffer alike
 * from a slow moment, and from being first.
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
