/** The middle one, or the lower of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1];
}

/** A row of a bench, judged: a ratio by the middle one of its rounds, a count as it is. */
export function judge(bench, row) {
  const { what, goal } = row;
  if ('count' in row) {
    return { bench, what, count: row.count, goal, ok: row.count <= goal };
  }
  const { unit, pairs, control, note } = row;
  const ratioOf = pair => pair.figure / pair.control;
  const ratio = median(pairs.map(ratioOf));
  // Its own figure and control, so that who reads the table can divide them.
  const middle = pairs.find(pair => ratioOf(pair) === ratio);
  return {
    bench,
    what,
    unit,
    figure: middle.figure,
    control: { what: control, figure: middle.control },
    pairs,
    ratio,
    goal,
    ok: ratio <= goal,
    note,
  };
}

const DIGITS = { ms: 1, s: 2, MB: 0 };
const measured = (figure, unit) => `${figure.toFixed(DIGITS[unit])} ${unit}`;

const cellsOf = row =>
  row.ratio === undefined
    ? [row.what, `${row.count}`, '', '', `${row.goal}`]
    : [
        row.what,
        measured(row.figure, row.unit) + (row.note ? ` (${row.note})` : ''),
        `${measured(row.control.figure, row.unit)}, ${row.control.what}`,
        `${row.ratio.toFixed(2)}x`,
        `<= ${row.goal}x`,
      ];

/** The table of judged rows. */
export const benchTable = rows =>
  alignColumns([
    ['what', 'figure', 'control', 'ratio', 'goal', ''],
    ...rows.map(row => [...cellsOf(row), row.ok ? 'ok' : 'MISSED']),
  ]);

/** Rows of texts, each column as wide as its widest. */
export function alignColumns(table) {
  const widths = table[0].map((_, column) =>
    Math.max(...table.map(row => row[column].length)),
  );
  return table
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
