const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** Whether a text is a date and time as RFC 3339 writes it, of a day that exists. */
export function isDateTime(text: string): boolean {
  const found = DATE_TIME.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1, 4).map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  // day 0 is the last of the month before
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
