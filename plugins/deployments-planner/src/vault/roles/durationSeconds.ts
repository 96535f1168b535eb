const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

/** Seconds of `3600`, `"3600"`, `"1h"` or `"1h30m0s"`; undefined for what is no duration. */
export function durationSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = String(value ?? '').trim();
  if (text === '') return 0;
  if (!/^(?:\d+|(?:\d+[smhd])+)$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([smhd]?)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0,
  );
}
